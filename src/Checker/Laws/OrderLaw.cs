using Scheduler.Checker.Replay;
using Scheduler.Checker.Rows;

namespace Scheduler.Checker.Laws;

/// <summary>I3: versions without gaps, times forward, tokens growing.</summary>
internal sealed class OrderLaw : IStepLaw
{
    public void Check(TaskReplay before, EventLine step, Findings findings)
    {
        if (step.Version != before.Version + 1)
            findings.Add(Law.VersionsComplete, step.TaskId, $"version {step.Version} follows version {before.Version}.");
        if (step.At < before.At)
            findings.Add(Law.TimesForward, step.TaskId, $"version {step.Version} is {before.At - step.At} ms earlier than what came before it.");
        var gives = step.Kind is EventKind.Granted or EventKind.Salvaged;
        if (gives && !(step.Token > before.LastToken))
            findings.Add(Law.TokensGrow, step.TaskId, $"version {step.Version} gave token {step.Token} after token {before.LastToken}.");
    }
}
