using System.Text.Json;
using Scheduler.Domain.Attachments;

namespace Scheduler.Tests.Domain.Attachments;

public sealed class AttachmentRuleLaws
{
    [Theory]
    [InlineData(null, 200, "text/html", 5L, AttachmentVerdict.Good)]
    [InlineData("image", 206, "image/png", 5L, AttachmentVerdict.Good)]
    [InlineData("image", 200, "application/octet-stream", null, AttachmentVerdict.Good)]
    [InlineData("image", 200, null, null, AttachmentVerdict.Good)]
    [InlineData("document", 200, "image/png", 1L, AttachmentVerdict.Good)]
    [InlineData("image", 200, "text/html; charset=utf-8", 5L, AttachmentVerdict.Bad)]
    [InlineData("video", 200, "image/png", 5L, AttachmentVerdict.Bad)]
    [InlineData("pdf", 200, "text/html", 5L, AttachmentVerdict.Bad)]
    [InlineData(null, 200, "image/png", 0L, AttachmentVerdict.Bad)]
    [InlineData(null, 200, "image/png", AttachmentLimits.MaxBytes, AttachmentVerdict.Good)]
    [InlineData(null, 200, "image/png", AttachmentLimits.MaxBytes + 1, AttachmentVerdict.Bad)]
    [InlineData(null, 403, "image/png", 5L, AttachmentVerdict.Bad)]
    [InlineData(null, 404, null, null, AttachmentVerdict.Bad)]
    [InlineData(null, 302, null, null, AttachmentVerdict.Bad)]
    [InlineData(null, 408, null, null, AttachmentVerdict.Later)]
    [InlineData(null, 429, null, null, AttachmentVerdict.Later)]
    [InlineData(null, 500, null, null, AttachmentVerdict.Later)]
    [InlineData(null, 503, "image/png", 5L, AttachmentVerdict.Later)]
    public void A_look_is_judged_by_status_type_and_size(string? kind, int status, string? type, long? bytes, AttachmentVerdict verdict)
    {
        var finding = AttachmentRule.Judge(kind, status, type, bytes);
        Assert.Equal(verdict, finding.Verdict);
        Assert.Equal(verdict == AttachmentVerdict.Good, finding.Message is null);
    }

    [Fact]
    public void Waits_grow_and_end_with_the_last_try()
    {
        var waits = Enumerable.Range(1, AttachmentLimits.MaxTries - 1).Select(t => AttachmentSchedule.After(t)!.Value).ToArray();
        Assert.Equal(waits.Order(), waits);
        Assert.Null(AttachmentSchedule.After(AttachmentLimits.MaxTries));
    }

    [Fact]
    public void The_response_names_what_is_bad_as_the_Scale_API_spells_it()
    {
        var bad = new BadAttachment(new("$.attachments[10]", "https://a/é.jpg", null), AttachmentFinding.Bad("Its server answered 403.", 403));
        Assert.Equal("""{"error":"An attachment cannot be used. Its server answered 403.","attachments":[{"statusCode":403,"url":"https://a/é.jpg","message":"Its server answered 403."}]}""",
            AttachmentFault.Response("imageannotation", [bad]));
        Assert.Equal("""{"error":"An attachment cannot be used. Its server answered 403.","frames":[{"frame":10,"message":"Its server answered 403.","attachment":{"statusCode":403,"url":"https://a/é.jpg"}}]}""",
            AttachmentFault.Response("videoannotation", [bad]));
    }

    [Fact]
    public void A_response_names_so_many_and_counts_the_rest()
    {
        var bad = Enumerable.Range(0, AttachmentLimits.MaxNamed + 1).Select(i => new BadAttachment(new($"$.attachments[{i}]", "https://a/", null), AttachmentFinding.Bad("No.")));
        using var response = JsonDocument.Parse(AttachmentFault.Response("comparison", [.. bad]));
        Assert.Equal(AttachmentLimits.MaxNamed, response.RootElement.GetProperty("attachments").GetArrayLength());
        Assert.StartsWith($"{AttachmentLimits.MaxNamed + 1} attachments", response.RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("image/png", "image/png")]
    [InlineData("Image/SVG+xml", "image/svg+xml")]
    [InlineData("text/html; charset=utf-8", "text/plain; charset=utf-8")]
    [InlineData("application/xhtml+xml", "text/plain; charset=utf-8")]
    [InlineData("application/javascript", "text/plain; charset=utf-8")]
    [InlineData("text/xml", "text/plain; charset=utf-8")]
    [InlineData("application/ld+json", "application/json")]
    [InlineData("application/pdf", "application/pdf")]
    [InlineData("application/wasm", "application/octet-stream")]
    [InlineData("multipart/x-mixed-replace", "application/octet-stream")]
    [InlineData("image/png\r\nX: y", "application/octet-stream")]
    [InlineData("nonsense", "application/octet-stream")]
    [InlineData("", "application/octet-stream")]
    [InlineData(null, "application/octet-stream")]
    public void No_type_is_served_that_a_browser_would_run(string? said, string served) => Assert.Equal(served, SafeMediaType.Of(said));
}
