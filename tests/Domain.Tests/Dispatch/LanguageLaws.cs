using System.Collections.Immutable;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Dispatch;
using Scheduler.Domain.Dispatch.Eligibility;
using static Scheduler.Tests.Domain.Dispatch.Lanes;

namespace Scheduler.Tests.Domain.Dispatch;

public sealed class LanguageLaws
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "de", false)]
    [InlineData("de", "de", true)]
    [InlineData("de-at", "de", true)]
    [InlineData("de", "de-at", false)]
    [InlineData("den", "de", false)]
    [InlineData("de fr", "de fr", true)]
    [InlineData("de", "de fr", false)]
    public void Every_language_of_the_project_is_spoken_in_one_of_its_varieties(string spoken, string needed, bool allowed) =>
        Assert.Equal(allowed, new LanguageRule().Allows(Worker("a") with { Languages = Tags(spoken) }, Anybody with { Languages = Tags(needed) }));

    [Fact]
    public void Languages_tell_people_apart() =>
        Assert.NotEqual(Worker("a").Signature, (Worker("a") with { Languages = ["de"] }).Signature);

    [Theory]
    [InlineData("de", true)]
    [InlineData("zh-Hant-TW", true)]
    [InlineData("d", false)]
    [InlineData("de_AT", false)]
    [InlineData("de-", false)]
    [InlineData("", false)]
    [InlineData("12", false)]
    public void A_language_is_a_tag(string tag, bool good) => Assert.Equal(good, LanguageTag.Check("languages", [tag], 1).IsEmpty);

    [Fact]
    public void Too_many_languages_are_refused_at_the_bound()
    {
        ImmutableArray<string> tags = [.. Enumerable.Repeat("de", AnnotatorLimits.MaxLanguages + 1)];
        Assert.Equal("too_many", Assert.Single(LanguageTag.Check("languages", tags, AnnotatorLimits.MaxLanguages)).Code);
        Assert.Empty(LanguageTag.Check("languages", tags[1..], AnnotatorLimits.MaxLanguages));
    }

    [Fact]
    public void What_is_held_ahead_goes_back_when_the_lane_asks_for_other_people()
    {
        var index = Index();
        index.Publish(Lane("b", needs: Anybody));
        var lease = new Prefetched(Lane("b").Key, new("t"), 7);
        index.Report(Working(Worker("no"), ahead: lease));
        index.Report(Working(Worker("yes") with { Languages = ["de"] }, ahead: lease with { Task = new("u") }));
        Assert.Empty(index.Publish(Lane("b", sequence: 2, needs: Anybody with { Groups = [] })));
        var back = Assert.IsType<Call.GiveBack>(Assert.Single(index.Publish(Lane("b", free: 0, sequence: 3, needs: Anybody with { Languages = ["de"] }))));
        Assert.Equal("no", back.Annotator.Value);

        // Chosen before, told after.
        Assert.Equal("late", Assert.IsType<Call.GiveBack>(Assert.Single(index.Report(Working(Worker("late"), ahead: lease with { Task = new("v") })))).Annotator.Value);
    }

    [Fact]
    public void What_is_held_ahead_of_a_batch_that_has_gone_goes_back()
    {
        var index = Index();
        index.Publish(Lane("b"));
        index.Publish(Lane("c"));
        index.Report(Working(Worker("ann"), ahead: new(Lane("b").Key, new("t"), 7)));
        index.Report(Working(Worker("bob"), ahead: new(Lane("c").Key, new("u"), 7)));
        Assert.Equal("ann", Assert.IsType<Call.GiveBack>(Assert.Single(index.Retire(new("b")))).Annotator.Value);

        // Chosen before, told after, until there is something to give again.
        index.Publish(Lane("b", free: 0, sequence: 2));
        Prefetched late = new(Lane("b").Key, new("v"), 7);
        Assert.Equal("eve", Assert.IsType<Call.GiveBack>(Assert.Single(index.Report(Working(Worker("eve"), ahead: late)))).Annotator.Value);
        index.Publish(Lane("b", sequence: 3));
        Assert.Empty(index.Report(Working(Worker("eve"), ahead: late, sequence: 2)));
    }

    private static ImmutableArray<string> Tags(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
