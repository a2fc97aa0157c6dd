using System.Globalization;
using Scheduler.Grains;

namespace Scheduler.Silo;

/// <summary>The options of the grains as an operator wrote them.</summary>
internal static class GrainSettings
{
    public const string Section = "Scheduler";

    /// <summary>Everything wrong with them, each as a sentence that says what to do.</summary>
    public static IEnumerable<string> Problems(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var options = new SchedulerGrainOptions { Policy = section[nameof(SchedulerGrainOptions.Policy)] ?? new SchedulerGrainOptions().Policy };

        // One by one: the binder stops at the first word where a number belongs.
        foreach (var (name, set) in new (string, Action<int>)[]
        {
            (nameof(options.SweepSeconds), seconds => options.SweepSeconds = seconds),
            (nameof(options.ResponseSeconds), seconds => options.ResponseSeconds = seconds),
        })
            if (section[name] is { } text)
            {
                if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
                    set(seconds);
                else
                    yield return $"{Section}:{name}: '{text}' is not a whole number.";
            }

        foreach (var problem in options.Problems())
            yield return problem;
    }
}
