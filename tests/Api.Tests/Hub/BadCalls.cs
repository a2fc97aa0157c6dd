namespace Scheduler.Tests.Api.Hub;

/// <summary>Calls with well-typed but wrong arguments, for every method of the hub; each must be a bad_request.</summary>
internal static class BadCalls
{
    private const double Week = 7 * 24 * 3_600;

    private static readonly string Long = new('x', 10_000);

    private static readonly string[] NoTasks = [null!, "", new string('t', 201), Long, "a/live/b\0", "\0"];

    private static readonly string[] NoReasons = [null!, "", " \t\n", new string('r', 501), Long, "dark\0"];

    private static readonly double?[] NoWaits = [-1, -0.001, Week + 1, 1e300, double.MinValue];

    private static readonly long[] NoTokens = [0, -1, long.MinValue];

    /// <summary>Argument lists by method, around a lease that is really held.</summary>
    public static Dictionary<string, List<object?[]>> Of(WireAssignment held, WireFormat format) => new()
    {
        ["Heartbeat"] = [],
        ["Resume"] = [],
        ["SetActivity"] = [[null], [""], ["busy"], ["Available"], [" available"], ["../../x"], ["off\0line"], [Long]],
        ["Accept"] = Leases(held),
        ["Project"] = Leases(held),
        ["Extend"] = Leases(held),
        ["Ahead"] = [],
        ["SaveDraft"] = [.. Leases(held, "draft"), [held.Task, held.Token, null], [held.Task, held.Token, TooMuch()]],
        ["Decline"] = GiveUps(held, format),
        ["Release"] = GiveUps(held, format),
        ["SendFeedback"] =
        [
            .. Leases(held, "c", "text"),
            .. ((string?[])[null, "", new string('c', 65), "c\0"]).Select(c => (object?[])[held.Task, held.Token, c, "text"]),
            .. ((string?[])[null, "", " ", new string('t', 4_001), "t\0"]).Select(t => (object?[])[held.Task, held.Token, "c", t]),
        ],
        ["Submit"] = Submits(held),
    };

    private static List<object?[]> Leases(WireAssignment held, params object?[] rest) =>
    [
        .. NoTasks.Select(task => (object?[])[task, held.Token, .. rest]),
        .. NoTokens.Select(token => (object?[])[held.Task, token, .. rest]),
    ];

    private static List<object?[]> GiveUps(WireAssignment held, WireFormat format)
    {
        // JSON has no word for these.
        double?[] unspeakable = format == WireFormat.Json ? [] : [double.NaN, double.PositiveInfinity, double.NegativeInfinity];
        return
        [
            .. Leases(held, "why", null),
            .. NoReasons.Select(why => (object?[])[held.Task, held.Token, why, null]),
            .. NoWaits.Concat(unspeakable).Select(wait => (object?[])[held.Task, held.Token, "why", wait]),
        ];
    }

    private static List<object?[]> Submits(WireAssignment held)
    {
        var good = HubScene.Answer(held);
        return
        [
            [null],
            .. NoTasks.Select(task => (object?[])[good with { Task = task }]),
            .. NoTokens.Select(token => (object?[])[good with { Token = token }]),
            [good with { Command = null }], [good with { Command = "" }], [good with { Command = new string('c', 65) }],
            [good with { Command = Long }], [good with { Command = "c\0" }],
            [good with { Verdict = "maybe" }], [good with { Verdict = "Accept" }], [good with { Verdict = "\0" }], [good with { Verdict = Long }],
            [good with { Reason = new string('r', 501) }], [good with { Reason = Long }], [good with { Reason = "r\0" }],
            [good with { Response = TooMuch() }],
            [good with { ActiveMs = -1 }], [good with { ActiveMs = long.MinValue }], [good with { ActiveMs = 604_800_001 }], [good with { ActiveMs = long.MaxValue }],
        ];
    }

    /// <summary>One byte of UTF-8 more than a MiB, in fewer characters.</summary>
    private static string TooMuch() => "é" + new string('d', (1 << 20) - 1);
}
