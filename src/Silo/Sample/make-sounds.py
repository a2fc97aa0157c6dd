#!/usr/bin/env python3
"""Makes the sample's sounds from nothing but sines and noise: ./make-sounds.py writes files/*.wav, 16 bit, 11025 Hz."""
import array
import math
import pathlib
import random
import wave

RATE = 11_025


def add(sound, at, samples, volume):
    start = int(at * RATE)
    for i, value in enumerate(samples):
        sound[start + i] += volume * value


def bell(seconds=1.1, pitch=660.0):
    """A struck bar: a tone and two partials that fade at their own pace."""
    return [sum(a * math.exp(-d * t) * math.sin(2 * math.pi * pitch * m * t) for a, m, d in ((0.6, 1, 3), (0.3, 2.76, 7), (0.1, 5.4, 14)))
            for t in (i / RATE for i in range(int(seconds * RATE)))]


def bark(random_source, seconds=0.22):
    """A rough voice that falls, with a hiss at its start."""
    phase, out = 0.0, []
    for i in range(int(seconds * RATE)):
        t = i / RATE
        phase += 2 * math.pi * (420 - 900 * t) / RATE
        voice = sum(math.sin(phase * n) / n for n in (1, 2, 3, 4, 5))
        out.append(math.sin(math.pi * min(1, t / seconds)) ** 0.6 * (0.5 * voice + 0.5 * random_source.uniform(-1, 1) * math.exp(-14 * t)))
    return out


def chirp(seconds=0.16):
    """A whistle that rises and falls."""
    phase, out = 0.0, []
    for i in range(int(seconds * RATE)):
        t = i / seconds / RATE
        phase += 2 * math.pi * (2_600 + 1_500 * math.sin(math.pi * t)) / RATE
        out.append(math.sin(math.pi * t) * math.sin(phase))
    return out


def room(random_source, seconds):
    """Quiet noise without its highs: a recording is never silent."""
    out, last = [], 0.0
    for _ in range(int(seconds * RATE)):
        last += 0.12 * (random_source.uniform(-1, 1) - last)
        out.append(last)
    return out


def write(name, seconds, seed, events):
    source = random.Random(seed)
    sound = [0.06 * value for value in room(source, seconds)]
    for at, what in events:
        if what == "doorbell":
            add(sound, at, bell(pitch=660), 0.6)
            add(sound, at + 0.55, bell(pitch=523), 0.6)
        elif what == "bark":
            for i in range(2):
                add(sound, at + 0.34 * i, bark(source), 0.5)
        else:
            for i in range(4):
                add(sound, at + 0.21 * i, chirp(), 0.35)
    with wave.open(str(pathlib.Path(__file__).parent / "files" / name), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(array.array("h", [max(-32_767, min(32_767, int(32_767 * value))) for value in sound]).tobytes())


write("sounds-1.wav", 8, 1, [(1.0, "doorbell"), (3.4, "bark"), (5.1, "bark"), (6.4, "bird")])
write("sounds-2.wav", 7, 2, [(0.6, "bird"), (2.3, "bird"), (4.0, "doorbell"), (5.9, "bark")])
