using Scheduler.Domain.Projects;
using Scheduler.Domain.Tasks;
using Scheduler.Domain.Taxonomy;

namespace Scheduler.Tests.Domain.Projects;

public sealed class RuleShelfLaws
{
    private const string Project = """{"labels":["person"]}""", Videos = """{"geometries":{"box":{"objects_to_annotate":["car"]}}}""";

    private readonly RuleShelf _shelf = new();

    [Fact]
    public void Tasks_that_say_nothing_of_the_taxonomy_share_what_their_version_says()
    {
        Assert.Null(Find("p", 0, """{"attachment":"a"}"""));
        var first = Add("p", 0, """{"attachment":"a"}""", Project);
        Assert.Same(first, Find("p", 0, """{"attachment":"b"}"""));
        Assert.Null(Find("p", 1, """{"attachment":"a"}"""));
        Assert.Null(Find("q", 0, """{"attachment":"a"}"""));
    }

    [Fact]
    public void A_task_of_its_own_labels_is_neither_served_from_the_shelf_nor_kept_on_it()
    {
        const string own = """{"labels":["place"]}""";
        var rules = Add("p", 0, own, Project);
        Assert.Equal(["place"], rules.Taxonomy!.Labels.Leaves.Select(l => l.Text));
        Assert.Null(Find("p", 0, """{"attachment":"a"}"""));
        Add("p", 0, """{"attachment":"a"}""", Project);
        Assert.Null(Find("p", 0, own));
    }

    [Fact]
    public void Each_is_held_against_what_it_has_itself()
    {
        const string answer = """{"annotations":[{"id":"1","start":0,"end":3,"text":"Bob","label":"person"}]}""";
        Assert.Empty(ResponseText.Check(answer, Add("p", 0, """{"text":"Bob and Ann"}""", Project).Check));
        Assert.Equal("out_of_range", Assert.Single(ResponseText.Check(answer, Find("p", 0, """{"text":"Bo"}""")!.Check)).Code);
        var frames = _shelf.Add(new("v"), 0, "videoannotation", """{"attachments":["https://e.org/1.jpg","https://e.org/2.jpg"]}""", Videos);
        Assert.Equal(2, frames.Taxonomy!.Content.Frames);
        Assert.Equal(3, _shelf.Find(new("v"), 0, "videoannotation", """{"attachments":["https://e.org/1.jpg","https://e.org/2.jpg","https://e.org/3.jpg"]}""")!.Taxonomy!.Content.Frames);
        Assert.Null(_shelf.Find(new("v"), 0, "videoannotation", "{}")!.Taxonomy!.Content.Frames);
    }

    [Fact]
    public void It_holds_no_more_than_its_bound()
    {
        for (var version = 0; version < RuleShelf.MaxEntries; version++)
            Add("p", version, "{}", "{}");
        Assert.NotNull(Find("p", 0, "{}"));
        Add("p", RuleShelf.MaxEntries, "{}", "{}");
        Assert.Null(Find("p", 0, "{}"));
        Assert.NotNull(Find("p", RuleShelf.MaxEntries, "{}"));
    }

    [Fact]
    public void Large_ones_fill_it_with_fewer()
    {
        var large = $$"""{"labels":["person"],"note":"{{new string('x', TaskLimits.MaxParamsBytes - 100)}}"}""";
        for (var version = 0; version <= RuleShelf.MaxCharacters / large.Length; version++)
            Add("p", version, "{}", large);
        Assert.NotNull(Find("p", 0, "{}"));
        Add("p", 99, "{}", "{}");
        Assert.Null(Find("p", 0, "{}"));
        Assert.NotNull(Find("p", 99, "{}"));
    }

    private AnswerRules? Find(string project, int version, string own) => _shelf.Find(new(project), version, "namedentityrecognition", own);

    private AnswerRules Add(string project, int version, string own, string inherited) => _shelf.Add(new(project), version, "namedentityrecognition", own, inherited);
}
