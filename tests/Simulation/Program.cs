using Scheduler.Simulation.Runs;
var from = ulong.Parse(args[0]); var n = int.Parse(args[1]);
long ev = 0; int bad = 0; var sw = System.Diagnostics.Stopwatch.StartNew();
if (n == 1) { var r1 = SeedRun.Of(from, trace: Console.WriteLine); foreach (var v in r1.Violations) Console.WriteLine(v); return; }
for (var s = from; s < from + (ulong)n; s++) { var r = SeedRun.Of(s); ev += r.Events; if (r.Violations.Count > 0) { bad++; Console.WriteLine($"seed {s}: {r.Violations.Count} {r.Violations[0]}"); } }
Console.WriteLine($"{n} seeds {bad} bad {ev} events {sw.Elapsed}");
