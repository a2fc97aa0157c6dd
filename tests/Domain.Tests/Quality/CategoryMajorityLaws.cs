using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Quality;

namespace Scheduler.Tests.Domain.Quality;

public sealed class CategoryMajorityLaws
{
    private static readonly IMerge Single = MergeOf(false), Multiple = MergeOf(true);

    [Fact]
    public void The_most_chosen_wins() => Assert.Equal(One("dog"), Merged(Single, One("cat"), One("dog"), One("dog")));

    [Fact]
    public void A_tie_goes_to_what_the_taxonomy_lists_first() => Assert.Equal(One("cat"), Merged(Single, One("cow"), One("dog"), One("cat")));

    [Fact]
    public void With_several_allowed_all_above_half_win() =>
        Assert.Equal(Many("cat", "cow"), Merged(Multiple, Many("cow", "cat"), Many("cat", "dog"), Many("cow", "cat")));

    [Fact]
    public void With_several_allowed_and_none_above_half_the_most_chosen_wins() => Assert.Equal(Many("cat"), Merged(Multiple, Many("dog"), Many("cat")));

    [Fact]
    public void The_order_of_the_answers_does_not_matter() =>
        Assert.Equal(Merged(Single, One("cow"), One("dog")), Merged(Single, One("dog"), One("cow")));

    [Fact]
    public void A_heavier_answer_outweighs_two_light_ones() =>
        Assert.Equal(One("cow"), Single.Merge([new(One("cow"), 3), new(One("dog")), new(One("dog"))]).Response);

    [Fact]
    public void Agreement_is_the_share_of_weight_behind_the_category() =>
        Assert.Equal(0.75, Single.Merge([new(One("cow"), 3), new(One("dog"))]).Agreement, 6);

    private static string One(string name) => new JsonObject { ["category"] = name }.ToJsonString();

    private static string Many(params string[] names) => new JsonObject { ["category"] = new JsonArray([.. names.Select(n => (JsonNode)n)]) }.ToJsonString();

    private static string Merged(IMerge merge, params string[] responses) => merge.Merge([.. responses.Select(r => new Answer(r))]).Response;

    private static IMerge MergeOf(bool several) =>
        AnswerRules.For("categorization", new(JsonSerializer.SerializeToElement(new { categories = new[] { "cat", "dog", "cow" }, allow_multiple = several }))).Merge;
}
