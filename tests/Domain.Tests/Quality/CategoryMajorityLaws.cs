using System.Text.Json.Nodes;
using Scheduler.Domain.Quality;

namespace Scheduler.Tests.Domain.Quality;

public sealed class CategoryMajorityLaws
{
    private static string One(string name) => new JsonObject { ["category"] = name }.ToJsonString();

    private static string Many(params string[] names) => new JsonObject { ["category"] = new JsonArray([.. names.Select(n => (JsonNode)n)]) }.ToJsonString();

    private static readonly CategoryMajority Single = new(["cat", "dog", "cow"], false), Multiple = new(["cat", "dog", "cow"], true);

    [Fact]
    public void The_most_chosen_wins() => Assert.Equal(One("dog"), Single.Merge([One("cat"), One("dog"), One("dog")]));

    [Fact]
    public void A_tie_goes_to_what_the_taxonomy_lists_first() => Assert.Equal(One("cat"), Single.Merge([One("cow"), One("dog"), One("cat")]));

    [Fact]
    public void With_several_allowed_all_above_half_win() =>
        Assert.Equal(Many("cat", "cow"), Multiple.Merge([Many("cow", "cat"), Many("cat", "dog"), Many("cow", "cat")]));

    [Fact]
    public void With_several_allowed_and_none_above_half_the_most_chosen_wins() =>
        Assert.Equal(Many("cat"), Multiple.Merge([Many("dog"), Many("cat")]));

    [Fact]
    public void One_person_has_one_vote_for_a_category() => Assert.Equal(Many("dog"), Multiple.Merge([Many("cat", "cat"), Many("dog"), Many("dog")]));

    [Fact]
    public void The_order_of_the_answers_does_not_matter() =>
        Assert.Equal(Single.Merge([One("cow"), One("dog")]), Single.Merge([One("dog"), One("cow")]));
}
