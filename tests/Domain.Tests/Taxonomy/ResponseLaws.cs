using System.Text.Json;
using CsCheck;
using Scheduler.Domain.Taxonomy;
using Scheduler.Domain.Taxonomy.Generation;
using Scheduler.Fuzz;

namespace Scheduler.Tests.Domain.Taxonomy;

public sealed class ResponseLaws
{
    public static TheoryData<string> Types => [.. TaxonomyMaker.Types];

    [Theory, MemberData(nameof(Types))]
    public void What_is_made_up_for_a_taxonomy_is_valid_under_it(string type) =>
        Gen.ULong.Sample(
            seed =>
            {
                var taxonomy = TaxonomyMaker.Taxonomy(new(seed), type);
                var made = taxonomy.Generate(new(seed)).ToJsonString();
                Assert.Empty(ResponseText.Check(made, taxonomy));
            },
            iter: 200 * LongTier.Times);

    [Fact]
    public void The_same_seed_makes_up_the_same_response()
    {
        var taxonomy = TaxonomyMaker.Taxonomy(new(7), "imageannotation");
        Assert.Equal(ResponseGenerator.Make(taxonomy, 42), ResponseGenerator.Make(taxonomy, 42));
    }

    [Fact]
    public void A_changed_response_is_refused_or_still_valid_and_never_an_exception() =>
        Gen.ULong.Sample(
            seed =>
            {
                var draws = new Draws(seed);
                var taxonomy = TaxonomyMaker.Taxonomy(draws);
                var response = taxonomy.Generate(draws);
                Mutation.Of(response, draws);
                Assert.All(taxonomy.Check(JsonSerializer.SerializeToElement(response)), p => Assert.StartsWith("response", p.Path, StringComparison.Ordinal));
            },
            iter: 3_000 * LongTier.Times);

    [Fact]
    public void Twenty_thousand_hostile_bodies_make_no_exception()
    {
        var result = HostileRun.Run(20_000, 1);
        Assert.Empty(result.Exceptions);
        // A run in which everything is refused at the door would prove nothing, nor one without a kind.
        Assert.InRange(result.Valid, 2_000, 18_000);
        Assert.InRange(result.Refused - result.NoJson, 2_000, 18_000);
        Assert.All(result.Kinds, kind => Assert.InRange(kind.Value, 500, 18_000));
    }

    [Fact]
    public void Problems_are_named_up_to_the_bound()
    {
        var taxonomy = TaxonomyMaker.Taxonomy(new(3), "categorization");
        var many = string.Join(',', Enumerable.Range(0, 1_000).Select(i => $"\"k{i}\":1"));
        Assert.Equal(ResponseLimits.MaxProblems, ResponseText.Check("{" + many + "}", taxonomy).Length);
    }
}
