using BenchmarkDotNet.Running;
using Scheduler.Bench.Validation;

BenchmarkRunner.Run<BoxBenchmarks>(args: args);
