using Scheduler.Grains;

namespace Scheduler.Silo;

/// <summary>The options of the grains as an operator wrote them.</summary>
internal static class GrainSettings
{
    public const string Section = "Scheduler";

    /// <summary>Everything wrong with them, each as a sentence that says what to do.</summary>
    public static IEnumerable<string> Problems(IConfiguration configuration)
    {
        try
        {
            return (configuration.GetSection(Section).Get<SchedulerGrainOptions>() ?? new()).Problems();
        }
        catch (InvalidOperationException e)
        {
            // A word where a number belongs; the message names the setting.
            return [e.Message];
        }
    }
}
