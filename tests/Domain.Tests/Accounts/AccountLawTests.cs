using Scheduler.Domain.Accounts;
using Scheduler.Domain.Annotators;

namespace Scheduler.Tests.Domain.Accounts;

public class AccountLawTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddYears(60);

    [Theory]
    [InlineData(null, "required")]
    [InlineData("", "required")]
    [InlineData("eleven char", "too_short")]
    [InlineData("twelve chars", null)]
    [InlineData("aaaaaaaaaaaa", "too_simple")]
    [InlineData("abcdabcdabcd", "too_simple")]
    [InlineData("abcdeabcdeab", null)]
    [InlineData("my ANN@x.org!", "too_simple")]
    public void A_password_is_long_and_not_the_address(string? password, string? code) =>
        Assert.Equal(code, PasswordRules.Check(password, "ann@x.org").SingleOrDefault()?.Code);

    [Fact]
    public void The_longest_password_is_taken_and_one_character_more_is_not()
    {
        var longest = string.Concat(Enumerable.Range(0, PasswordRules.MaxLength).Select(i => (char)('a' + (i % 26))));
        Assert.Empty(PasswordRules.Check(longest, null));
        Assert.Equal("too_long", Assert.Single(PasswordRules.Check(longest + "a", null)).Code);
    }

    [Fact]
    public void A_session_lives_while_it_is_used_and_not_for_ever()
    {
        Assert.True(SessionRules.IsAlive(Now, Now, Now));
        Assert.True(SessionRules.IsAlive(Now, Now, Now + SessionRules.Idle - TimeSpan.FromMilliseconds(1)));
        Assert.False(SessionRules.IsAlive(Now, Now, Now + SessionRules.Idle));
        var end = Now + SessionRules.Life;
        Assert.True(SessionRules.IsAlive(Now, end, end - TimeSpan.FromMilliseconds(1)));
        Assert.False(SessionRules.IsAlive(Now, end, end));
    }

    [Fact]
    public void Use_is_written_far_more_often_than_sessions_end_of_disuse() => Assert.True(SessionRules.UseEvery * 10 < SessionRules.Idle);

    [Theory]
    [InlineData(SessionKind.Link, 59, true)]
    [InlineData(SessionKind.Link, 60, false)]
    [InlineData(SessionKind.Password, 0, false)]
    [InlineData(SessionKind.Token, 0, false)]
    public void A_forgotten_password_is_replaced_soon_after_a_link_only(SessionKind kind, int minutes, bool may) =>
        Assert.Equal(may, SessionRules.MayReplacePassword(kind, Now, Now.AddMinutes(minutes)));

    [Theory]
    [InlineData(SessionKind.Token, TeamRole.Admin, TeamRole.Labeler)]
    [InlineData(SessionKind.Password, TeamRole.Admin, TeamRole.Admin)]
    [InlineData(SessionKind.Link, TeamRole.Member, TeamRole.Member)]
    [InlineData(SessionKind.Password, null, TeamRole.Labeler)]
    public void A_token_gives_no_more_than_a_place_to_label_at(SessionKind kind, TeamRole? of, TeamRole role) => Assert.Equal(role, SessionRules.RoleOf(kind, of));
}
