using Scheduler.Domain;
using Scheduler.Domain.Callbacks;
using Scheduler.Domain.Tasks;
using Scheduler.Tests.Domain.Tasks;

namespace Scheduler.Tests.Domain.Callbacks;

public sealed class CallbackRuleLaws
{
    [Theory]
    [InlineData(LabelTaskStatus.Pending, TaskEventKind.Submitted, LabelTaskStatus.Completed, CallbackKind.Completed)]
    [InlineData(LabelTaskStatus.Pending, TaskEventKind.Errored, LabelTaskStatus.Error, CallbackKind.Error)]
    [InlineData(LabelTaskStatus.Completed, TaskEventKind.Audited, LabelTaskStatus.Completed, CallbackKind.Audited)]
    [InlineData(LabelTaskStatus.Completed, TaskEventKind.Audited, LabelTaskStatus.Pending, CallbackKind.Audited)]
    [InlineData(LabelTaskStatus.Completed, TaskEventKind.Recalled, LabelTaskStatus.Pending, CallbackKind.Recalled)]
    public void The_customer_hears_of_it_under_the_same_kind_when_it_happens_and_when_it_is_sent(
        LabelTaskStatus before, TaskEventKind change, LabelTaskStatus after, CallbackKind kind)
    {
        Assert.Equal(kind, CallbackRule.Of(before, Change(change, after)));
        Assert.Equal(kind, CallbackRule.KindOf(change, after));
    }

    [Theory]
    [InlineData(LabelTaskStatus.Pending, TaskEventKind.Granted, LabelTaskStatus.Pending)]
    [InlineData(LabelTaskStatus.Pending, TaskEventKind.Submitted, LabelTaskStatus.Pending)]
    [InlineData(LabelTaskStatus.Pending, TaskEventKind.Canceled, LabelTaskStatus.Canceled)]
    [InlineData(LabelTaskStatus.Completed, TaskEventKind.LateStored, LabelTaskStatus.Completed)]
    public void The_customer_does_not_hear_of_it(LabelTaskStatus before, TaskEventKind change, LabelTaskStatus after) =>
        Assert.Null(CallbackRule.Of(before, Change(change, after)));

    [Fact]
    public void A_task_that_was_made_complete_calls_back_as_completed() =>
        Assert.Equal(CallbackKind.Completed, CallbackRule.KindOf(null, LabelTaskStatus.Completed));

    [Theory]
    [InlineData("https://example.org/hook", CallbackChannel.Http)]
    [InlineData("http://user:secret@example.org:8080/a?b=c", CallbackChannel.Http)]
    [InlineData("me@example.org", CallbackChannel.Mail)]
    [InlineData("first.last+tag@mail.example.co.uk", CallbackChannel.Mail)]
    [InlineData("ftp://example.org/", CallbackChannel.Unspecified)]
    [InlineData("file:///etc/passwd", CallbackChannel.Unspecified)]
    [InlineData("gopher://example.org", CallbackChannel.Unspecified)]
    [InlineData("example.org/hook", CallbackChannel.Unspecified)]
    [InlineData("me@localhost", CallbackChannel.Unspecified)]
    [InlineData("@example.org", CallbackChannel.Unspecified)]
    [InlineData("a@b@example.org", CallbackChannel.Unspecified)]
    [InlineData("a, b@example.org", CallbackChannel.Unspecified)]
    [InlineData("Me <me@example.org>", CallbackChannel.Unspecified)]
    [InlineData("me@example.org\r\nBcc: you@example.org", CallbackChannel.Unspecified)]
    [InlineData("me@example..org", CallbackChannel.Unspecified)]
    [InlineData("", CallbackChannel.Unspecified)]
    public void An_address_is_a_url_or_one_plain_mailbox(string address, CallbackChannel channel) =>
        Assert.Equal(channel, CallbackAddress.ChannelOf(address));

    [Fact]
    public void The_signature_is_the_one_that_any_other_program_computes() =>
        // printf '1700000000.{"task_id":"t"}' | openssl dgst -sha256 -hmac 'cbs_key'
        Assert.Equal("t=1700000000,v1=dafe07979ccbfeaaa0f0a07e94999d51307bffc9c2e4cf998f7a01016112de64",
            CallbackSignature.Sign("cbs_key", DateTimeOffset.FromUnixTimeSeconds(1_700_000_000), """{"task_id":"t"}"""u8));

    [Theory]
    [InlineData(null, null)]
    [InlineData(" \r\n ", null)]
    [InlineData("a\0b\tc", "a b c")]
    [InlineData("1234567890", "12345678")]
    [InlineData("123456\U0001F600", "123456\U0001F600")]
    [InlineData("1234567\U0001F600", "1234567")]
    public void An_excerpt_can_be_stored_whatever_it_was(string? text, string? kept) => Assert.Equal(kept, Excerpt.Of(text, 8));

    // Not among the above: the test runner itself cannot carry half a character.
    [Fact]
    public void Half_a_character_becomes_the_sign_for_one() => Assert.Equal("x\uFFFDy", Excerpt.Of("x\uD800y", 8));

    private static TaskChange Change(TaskEventKind kind, LabelTaskStatus status) =>
        TaskChange.On(Given.Task(), kind, "customer", new CommandId("c"), Given.Noon) with { Status = status };
}
