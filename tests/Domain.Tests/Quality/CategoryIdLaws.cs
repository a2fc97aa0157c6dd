using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Quality;
using Scheduler.Domain.Taxonomy;

namespace Scheduler.Tests.Domain.Quality;

/// <summary>A category and what the customer calls it are one thing: after a merge they still are what one of the answers said.</summary>
public sealed class CategoryIdLaws
{
    private static readonly string[] Names = ["cat", "dog", "cow"];

    private static readonly AnswerRules Single = RulesOf(false), Multiple = RulesOf(true);

    private static readonly Gen<(JsonObject[] Answers, AnswerRules Rules)> Any = Gen.Bool.SelectMany(several =>
        Gen.Select(Gen.OneOfConst(several ? [["cat"], ["dog"], ["cat", "dog"], ["dog", "cat"], ["cow", "dog", "cat"]] : Names.Select(n => new[] { n }).ToArray()), Gen.OneOfConst("1", "2", null))
            .Select(a => Answer(several, a.Item1, a.Item2)).Array[1, 6].Select(answers => (answers, several ? Multiple : Single)));

    [Fact]
    public void A_merged_id_stands_beside_the_category_that_somebody_gave_it_for() => Any.Sample(made =>
    {
        var merged = Merged(made.Rules, made.Answers);
        Assert.Empty(ResponseText.Check(merged.ToJsonString(), made.Rules.Check));
        if (merged.ContainsKey("category_id"))
            Assert.Contains(made.Answers, a => JsonNode.DeepEquals(a, merged));
    });

    [Fact]
    public void Ids_change_neither_what_is_chosen_nor_the_agreement() => Any.Sample(made =>
    {
        var without = made.Answers.Select(a => new JsonObject { ["category"] = a["category"]!.DeepClone() }).ToArray();
        Assert.Equal(Chosen(Merged(made.Rules, without)), Chosen(Merged(made.Rules, made.Answers)));
        Assert.Equal(Agreement(made.Rules, without), Agreement(made.Rules, made.Answers), 9);
    });

    [Fact]
    public void An_id_that_all_give_who_chose_the_category_stays() => Any.Sample(made =>
    {
        var all = made.Answers.Select(a => Answer(a["category"] is JsonArray, [.. Chosen(a)], Chosen(a)[0])).ToArray();
        var merged = Merged(made.Rules, all);
        if (all.Any(a => JsonNode.DeepEquals(a["category"], merged["category"])))
            Assert.True(merged.ContainsKey("category_id"));
    });

    [Fact]
    public void The_id_of_the_losing_category_goes_with_it()
    {
        var merged = Merged(Single, [Answer(false, ["dog"], "17"), Answer(false, ["cat"], null), Answer(false, ["cat"], null)]);
        Assert.Equal("""{"category":"cat"}""", merged.ToJsonString());
        merged = Merged(Single, [Answer(false, ["dog"], "17"), Answer(false, ["dog"], "17"), Answer(false, ["cat"], "18")]);
        Assert.Equal("""{"category":"dog","category_id":"17"}""", merged.ToJsonString());
        merged = Merged(Multiple, [Answer(true, ["dog", "cat"], "x"), Answer(true, ["cat", "dog"], "y"), Answer(true, ["cat", "dog"], "y")]);
        Assert.Equal("""{"category":["cat","dog"],"category_id":["y0","y1"]}""", merged.ToJsonString());
    }

    private static JsonObject Answer(bool several, string[] categories, string? id)
    {
        var made = new JsonObject { ["category"] = several ? new JsonArray([.. categories.Select(c => (JsonNode)c)]) : categories[0] };
        if (id is not null)
            made["category_id"] = several ? new JsonArray([.. categories.Select((_, i) => (JsonNode)$"{id}{i}")]) : id;
        return made;
    }

    private static string[] Chosen(JsonObject response) =>
        response["category"] is JsonArray several ? [.. several.Select(c => c!.GetValue<string>()).Order(StringComparer.Ordinal)] : [response["category"]!.GetValue<string>()];

    private static JsonObject Merged(AnswerRules rules, JsonObject[] answers) => JsonNode.Parse(Merge(rules, answers).Response)!.AsObject();

    private static double Agreement(AnswerRules rules, JsonObject[] answers) => Merge(rules, answers).Agreement;

    private static MergedResponse Merge(AnswerRules rules, JsonObject[] answers) => rules.Merge.Merge([.. answers.Select(a => new Answer(a.ToJsonString()))]);

    private static AnswerRules RulesOf(bool several) =>
        AnswerRules.For("categorization", new(JsonSerializer.SerializeToElement(new { categories = Names, allow_multiple = several })));
}
