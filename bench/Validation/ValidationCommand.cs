using System.CommandLine;
using System.Text.Json;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Mathematics.Common;

namespace Scheduler.Bench.Validation;

/// <summary>The command line, and the figures as one object of JSON behind what BenchmarkDotNet prints.</summary>
internal static class ValidationCommand
{
    /// <summary>What one answer of 500 boxes may take from its text to the verdict, in microseconds.</summary>
    private const double BoundUs = 1_000;

    /// <summary>And what it may allocate, in bytes.</summary>
    private const long BoundBytes = 64 * 1024;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, DictionaryKeyPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static RootCommand Create()
    {
        var boxes = new Option<int>("--boxes") { Description = "Boxes of an answer.", DefaultValueFactory = _ => 500 };
        var seed = new Option<int>("--seed") { Description = "Seeds where they lie.", DefaultValueFactory = _ => 1 };
        var iterations = new Option<int>("--iterations") { Description = "Measured iterations of each benchmark, half a second or so each.", DefaultValueFactory = _ => 15 };
        var root = new RootCommand(
            """
            What it costs to judge an answer by its project's taxonomy: from text, and parsed; beside the floor, which only parses. And to compile the
            taxonomy, and to merge three answers. The last line is one object of JSON; the exit code is 1 where 500 boxes or fewer break the bounds.
            """)
        {
            boxes, seed, iterations,
        };
        root.SetAction(parsed =>
        {
            (BoxBenchmarks.Boxes, BoxBenchmarks.Seed) = (parsed.GetValue(boxes), parsed.GetValue(seed));
            return Run(parsed.GetValue(iterations));
        });
        return root;
    }

    private static int Run(int iterations)
    {
        // In this process: the projects that the tool would make and build beside ours do not know our build's rules.
        var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(5).WithIterationCount(iterations);
        var summary = BenchmarkRunner.Run<BoxBenchmarks>(DefaultConfig.Instance.AddJob(job));
        if (summary.HasCriticalValidationErrors || summary.Reports.Any(r => r.ResultStatistics is null))
            return 1;
        var figures = summary.Reports.ToDictionary(r => r.BenchmarkCase.Descriptor.WorkloadMethod.Name, Figures.Of);
        var text = figures[nameof(BoxBenchmarks.ValidateText)];
        var floor = figures[nameof(BoxBenchmarks.ParseOnly)];
        var within = BoxBenchmarks.Boxes > 500 || (text.MeanUs <= BoundUs && text.AllocatedBytes <= BoundBytes);
        Console.WriteLine(JsonSerializer.Serialize(
            new { BoxBenchmarks.Boxes, BoxBenchmarks.Seed, iterations, figures, ratio_to_parsing = Math.Round(text.MeanUs / floor.MeanUs, 2), within_bounds = within }, Json));
        return within ? 0 : 1;
    }

    /// <param name="MeanUs">Microseconds of one operation.</param>
    /// <param name="ErrorUs">Half of its confidence interval of 99.9 %.</param>
    private sealed record Figures(double MeanUs, double ErrorUs, long AllocatedBytes)
    {
        public static Figures Of(BenchmarkReport report)
        {
            var times = report.ResultStatistics!;
            return new(Us(times.Mean), Us(times.GetConfidenceInterval(ConfidenceLevel.L999).Margin), report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0);
        }

        private static double Us(double nanoseconds) => Math.Round(nanoseconds / 1_000, 2);
    }
}
