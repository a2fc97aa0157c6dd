using System.Text.Json;
using Scheduler.Domain.Metrics;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Quality;
using Scheduler.Domain.Tasks;
using static Scheduler.Tests.Domain.Tasks.Given;

namespace Scheduler.Tests.Domain.Metrics;

public sealed class LabelQualityLaws
{
    private static readonly IMerge Boxes = AnswerRules.For("imageannotation", new(JsonDocument.Parse(
        """{"attachment":"https://example.org/1.jpg","geometries":{"box":{"objects_to_annotate":["cat","dog","cow"]}}}""").RootElement)).Merge;

    [Fact]
    public void A_box_that_a_reviewer_moved_tells_against_its_own_label_only()
    {
        var quality = Count(1, ("ann", 0, Response(("cat", 0), ("cat", 100), ("dog", 200)), null), ("bob", 1, Response(("cat", 0), ("cat", 130), ("dog", 200), ("cow", 300)), Verdict.Fix));
        Assert.Equal((2, 0.5), (quality["cat"].Reviewed, quality["cat"].FirstPassYield));
        Assert.Equal((1, 1), (quality["cat"].Accepts, quality["cat"].Fixes));
        Assert.Equal((1, 1.0), (quality["dog"].Reviewed, quality["dog"].FirstPassYield));
        Assert.False(quality.ContainsKey("cow"));
    }

    [Fact]
    public void A_rejection_is_of_all_labels_and_the_next_round_is_no_first_pass()
    {
        var answer = Response(("cat", 0), ("dog", 100));
        var task = Answered(1, 1, answer, ("ann", 0, 0, answer, null), ("bob", 1, 0, null, Verdict.Reject), ("cyd", 0, 1, answer, null), ("bob", 1, 1, null, Verdict.Accept));
        var cat = Of(task, Boxes)["cat"];
        Assert.Equal((1, 0.0), (cat.Reviewed, cat.FirstPassYield));
        Assert.Equal((1, 0, 1), (cat.Accepts, cat.Fixes, cat.Rejects));
        Assert.Null(cat.OverturnRate);
    }

    [Fact]
    public void What_the_second_reviewer_changes_of_the_first_ones_work_is_overturned()
    {
        var (first, second) = (Response(("cat", 0), ("dog", 100)), Response(("cat", 0), ("dog", 160)));
        var quality = Count(2, ("ann", 0, first, null), ("bob", 1, null, Verdict.Accept), ("cyd", 2, second, Verdict.Fix));
        Assert.Equal((1, 0.0), (quality["cat"].Judged, quality["cat"].OverturnRate));
        Assert.Equal((1, 1.0), (quality["dog"].Judged, quality["dog"].OverturnRate));
        Assert.Equal(1.0, quality["dog"].FirstPassYield);
    }

    [Fact]
    public void Labels_agree_each_by_themselves()
    {
        var (one, other) = (Response(("cat", 0), ("dog", 100)), Response(("cat", 0), ("dog", 140)));
        var quality = Of(Answered(2, 0, one, ("ann", 0, 0, one, null), ("bob", 0, 0, other, null)), Boxes);
        Assert.Equal((1, 1.0), (quality["cat"].Compared, quality["cat"].Agreement));
        Assert.InRange(quality["dog"].Agreement!.Value, 0, 0.8);
        Assert.Null(quality["cat"].FirstPassYield);
    }

    [Fact]
    public void A_choice_is_a_label_and_who_chose_another_disagrees_with_it()
    {
        static string Says(string category) => $$"""{"category":"{{category}}"}""";
        var quality = Of(Answered(3, 0, Says("cat"), ("ann", 0, 0, Says("cat"), null), ("bob", 0, 0, Says("cat"), null), ("cyd", 0, 0, Says("dog"), null)), Majority);
        Assert.Equal(0.667, quality["cat"].Agreement);
        Assert.Equal(0.667, quality["dog"].Agreement);
        Assert.False(quality.ContainsKey("cow"));
    }

    [Theory]
    [InlineData(ReviewStatus.Accepted, 1.0, 1.0)]
    [InlineData(ReviewStatus.Fixed, 1.0, 0.0)]
    [InlineData(ReviewStatus.Rejected, 0.0, 0.0)]
    public void The_customer_judges_labels_as_reviewers_do(ReviewStatus said, double cats, double dogs)
    {
        var answer = Response(("cat", 0), ("dog", 100));
        var task = Answered(1, 0, said == ReviewStatus.Fixed ? Response(("cat", 0), ("dog", 170)) : answer, ("ann", 0, 0, answer, null));
        var quality = Of(task, Boxes, said);
        Assert.Equal((cats, dogs), (quality["cat"].AuditAcceptRate!.Value, quality["dog"].AuditAcceptRate!.Value));
    }

    [Fact]
    public void A_mark_keeps_its_place_under_another_name_and_of_two_alike_each_counts_once()
    {
        const string before = """{"annotations":[{"uuid":"a","label":"cat","left":1},{"uuid":"b","label":"cat","left":1}],"tracks":{"x":{"label":"cat"}}}""";
        const string after = """{"annotations":[{"uuid":"z","label":"cat","left":1.0}],"tracks":{"y":{"label":"cat"}}}""";
        var cat = Count(1, ("ann", 0, before, null), ("bob", 1, after, Verdict.Fix))["cat"];
        Assert.Equal((3, 2, 1), (cat.Reviewed, cat.Accepts, cat.Fixes));
    }

    [Fact]
    public void Of_a_person_counts_what_became_of_their_own_answer_and_of_their_own_verdicts()
    {
        var (first, second) = (Response(("cat", 0), ("dog", 100)), Response(("cat", 0), ("dog", 160)));
        var people = People(Answered(1, 2, second, ("ann", 0, 0, first, null), ("bob", 1, 0, null, Verdict.Accept), ("cyd", 2, 0, second, Verdict.Fix)), Boxes);
        Assert.Equal((1, 1.0, 0), (people[("ann", "dog")].Reviewed, people[("ann", "dog")].FirstPassYield, people[("ann", "dog")].Judged));
        Assert.Equal((0, 1, 1, 1.0), (people[("bob", "dog")].Reviewed, people[("bob", "dog")].Accepts, people[("bob", "dog")].Judged, people[("bob", "dog")].OverturnRate));
        Assert.Equal((1, 0.0), (people[("bob", "cat")].Judged, people[("bob", "cat")].OverturnRate));
        Assert.Equal((1, 0, 0), (people[("cyd", "dog")].Fixes, people[("cyd", "dog")].Judged, people[("cyd", "dog")].Reviewed));
    }

    [Fact]
    public void After_a_rejection_the_next_round_is_the_next_labeler_s_own()
    {
        var answer = Response(("cat", 0));
        var people = People(Answered(1, 1, answer, ("ann", 0, 0, answer, null), ("bob", 1, 0, null, Verdict.Reject), ("cyd", 0, 1, answer, null), ("bob", 1, 1, null, Verdict.Accept)), Boxes);
        Assert.Equal((0.0, 1.0), (people[("ann", "cat")].FirstPassYield, people[("cyd", "cat")].FirstPassYield));
        Assert.Equal((1, 1), (people[("bob", "cat")].Rejects, people[("bob", "cat")].Accepts));
    }

    [Fact]
    public void Of_several_labelers_the_one_who_differs_is_told_by_agreement_and_no_review_is_laid_to_any()
    {
        static string Says(string category) => $$"""{"category":"{{category}}"}""";
        var task = Answered(3, 1, Says("cat"), ("ann", 0, 0, Says("cat"), null), ("bob", 0, 0, Says("cat"), null), ("cyd", 0, 0, Says("dog"), null), ("dan", 1, 0, null, Verdict.Accept));
        var (people, labels) = (People(task, Majority), Of(task, Majority));
        Assert.Equal((1.0, 0.0, 0.0), (people[("ann", "cat")].Agreement, people[("cyd", "cat")].Agreement, people[("cyd", "dog")].Agreement));
        Assert.All(["ann", "bob", "cyd"], who => Assert.Equal(0, people[(who, "cat")].Reviewed));
        Assert.Equal(labels["cat"].Agreement!.Value, new[] { "ann", "bob", "cyd" }.Average(who => people[(who, "cat")].Agreement!.Value), 3);
    }

    private static Dictionary<(string, string), QualityFigures> People(LabelTask task, IMerge merge)
    {
        var labels = new LabelQuality();
        labels.Count(task, merge, null);
        return labels.ByPerson.ToDictionary(f => (f.Key.Person.Value, f.Key.Label), f => QualityFigures.Of(f.Value));
    }

    private static Dictionary<string, QualityFigures> Count(int reviews, params (string Who, int Stage, string? Response, Verdict? Verdict)[] answers) =>
        Of(Answered(1, reviews, answers.Last(a => a.Response is not null).Response!, [.. answers.Select(a => (a.Who, a.Stage, 0, a.Response, a.Verdict))]), Boxes);

    private static Dictionary<string, QualityFigures> Of(LabelTask task, IMerge merge, ReviewStatus? audit = null)
    {
        var labels = new LabelQuality();
        labels.Count(task, merge, audit);
        return labels.Flows.ToDictionary(f => f.Key, f => QualityFigures.Of(f.Value));
    }

    private static LabelTask Answered(int overlap, int reviews, string response, params (string Who, int Stage, int Round, string? Response, Verdict? Verdict)[] answers) => Task(overlap, reviews) with
    {
        Status = LabelTaskStatus.Completed,
        Response = response,
        Attempts =
        [
            .. answers.Select((a, i) => new Attempt
            {
                Token = i + 1,
                Stage = a.Stage,
                Round = a.Round,
                Slot = a.Stage == 0 ? i : 0,
                Annotator = new(a.Who),
                State = AttemptState.Submitted,
                ClaimCommand = new($"claim-{i}"),
                Times = new(Noon),
                Response = a.Response,
                Verdict = a.Verdict,
            }),
        ],
    };

    private static string Response(params (string Label, int Left)[] boxes) => JsonSerializer.Serialize(new
    {
        annotations = boxes.Select((b, i) => new { uuid = $"{b.Label}-{i}-{b.Left}", type = "box", label = b.Label, left = b.Left, top = 10, width = 80, height = 60, attributes = new { } }),
    });
}
