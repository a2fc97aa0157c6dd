using System.Diagnostics.Metrics;
using Scheduler.Domain.Attachments;

namespace Scheduler.Api.Attachments;

/// <summary>Numbers of the attachments that this process looks at and passes on.</summary>
internal static class AttachmentMeter
{
    private static readonly Meter Meter = new("Scheduler.Attachments");

    private static readonly Counter<long> Looks = Meter.CreateCounter<long>("scheduler.attachment.looks", "{look}", "Looks at attachments, by what was found.");

    private static readonly Counter<long> Served = Meter.CreateCounter<long>("scheduler.attachment.served", "By", "Bytes passed on from customers' servers.");

    public static void Looked(AttachmentVerdict verdict) => Looks.Add(1, new KeyValuePair<string, object?>("verdict", verdict switch
    {
        AttachmentVerdict.Good => "good",
        AttachmentVerdict.Later => "later",
        _ => "bad",
    }));

    public static void Passed(int bytes) => Served.Add(bytes);
}
