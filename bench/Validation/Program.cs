using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Scheduler.Bench.Validation;

// In this process: the projects that the tool would make and build beside ours do not know our build's rules.
var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(5).WithIterationCount(15);
BenchmarkRunner.Run<BoxBenchmarks>(DefaultConfig.Instance.AddJob(job), args);
