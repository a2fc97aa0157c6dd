namespace Scheduler.Simulation.Cluster;

public sealed partial class Network
{
    private readonly Dictionary<(Type Kind, string Key), Grain> _directory = [];

    /// <summary>Every activation that has not crashed, in the order of birth: twins included.</summary>
    private readonly List<Grain> _alive = [];

    /// <summary>Forgotten by the directory, and perhaps still at work.</summary>
    private readonly List<Grain> _forgotten = [];

    public IReadOnlyList<Process> Processes { get; } = [.. Enumerable.Range(0, 3).Select(i => new Process(i, world.Time))];

    public IReadOnlyList<Grain> Alive => _alive;

    private TGrain Find<TGrain>(string key)
        where TGrain : Grain, new()
    {
        if (_directory.TryGetValue((typeof(TGrain), key), out var known))
            return (TGrain)known;
        var up = Processes.Where(p => p.Up).ToArray();
        var grain = new TGrain();
        grain.Begin(key, chance.Pick(up), world);
        _directory.Add((typeof(TGrain), key), grain);
        _alive.Add(grain);
        return grain;
    }

    /// <summary>Takes an activation out of the directory; the next call makes another, perhaps while this one still works.</summary>
    public void Forget(Grain grain)
    {
        grain.Retired = true;
        if (_directory.TryGetValue((grain.GetType(), grain.Key), out var known) && known == grain)
            _directory.Remove((grain.GetType(), grain.Key));
        _alive.Remove(grain);
        _forgotten.RemoveAll(g => g.Crashed);
        if (!grain.Crashed)
            _forgotten.Add(grain);
    }

    /// <summary>The directory finds a forgotten activation again, in place of its successor.</summary>
    /// <returns>False when the activation is dead.</returns>
    public bool Restore(Grain grain)
    {
        if (grain.Crashed || grain.Deactivated)
            return false;
        if (_directory.TryGetValue((grain.GetType(), grain.Key), out var successor))
            Crash(successor);
        world.Log($"back {grain.GetType().Name} {grain.Key}");
        grain.Retired = false;
        _forgotten.Remove(grain);
        _directory.Add((grain.GetType(), grain.Key), grain);
        _alive.Add(grain);
        return true;
    }

    public void Crash(Grain grain)
    {
        world.Log($"crash {grain.GetType().Name} {grain.Key}");
        grain.Crashed = true;
        Forget(grain);
    }

    public void CrashProcess(Process process, TimeSpan downFor)
    {
        world.Log($"crash process {process.Number}");
        foreach (var grain in _alive.Where(g => g.Process == process).ToArray())
            Crash(grain);
        foreach (var grain in _forgotten.Where(g => g.Process == process))
            grain.Crashed = true;
        process.Up = false;
        Time.After(downFor, () => process.Up = true);
    }
}
