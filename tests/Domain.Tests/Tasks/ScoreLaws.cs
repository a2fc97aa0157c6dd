using Scheduler.Domain;
using Scheduler.Domain.Quality;
using Scheduler.Domain.Tasks;
using static Scheduler.Tests.Domain.Tasks.Given;

namespace Scheduler.Tests.Domain.Tasks;

public sealed class ScoreLaws
{
    private static readonly KnownAnswer Cat = new("""{"category":"cat"}""", OfReview: false), CatReviewed = Cat with { OfReview = true };

    [Theory]
    [InlineData("cat", 1)]
    [InlineData("dog", 0)]
    public void A_label_scores_by_its_likeness_to_the_known_answer(string category, double score) =>
        Assert.Equal(score, Scored(Task().Granted(Ann), Ann, null, category, Cat));

    [Theory]
    [InlineData("cat", Verdict.Accept, "", 1)]
    [InlineData("dog", Verdict.Accept, "", 0)]
    [InlineData("dog", Verdict.Fix, "cat", 1)]
    [InlineData("dog", Verdict.Fix, "cow", 0)]
    [InlineData("dog", Verdict.Reject, "", 1)]
    [InlineData("cat", Verdict.Reject, "", 0)]
    public void A_verdict_scores_by_what_it_makes_of_the_response_that_was_shown(string shown, Verdict verdict, string category, double score) =>
        Assert.Equal(score, Scored(Task(reviews: 1).Done(Bob, category: shown).Granted(Ann, 1), Ann, verdict, category, CatReviewed));

    [Fact]
    public void Who_is_not_measured_has_no_score()
    {
        Assert.Null(Scored(Task(reviews: 1).Granted(Ann), Ann, null, "cat", CatReviewed));
        var task = Task().Granted(Ann);
        var ended = EndRule.Decide(task, End(Ann, 1)).Change!;
        Assert.Same(ended, ScoreRule.Score(task, ended, Cat, Majority));
    }

    private static double? Scored(LabelTask task, AnnotatorId who, Verdict? verdict, string category, KnownAnswer known)
    {
        var submit = Submit(who, task.LastToken, verdict, category) with { Response = verdict is Verdict.Accept or Verdict.Reject ? null : $$"""{"category":"{{category}}"}""" };
        return ScoreRule.Score(task, SubmitRule.Decide(task, submit, Majority).Change!, known, Majority).Agreement;
    }
}
