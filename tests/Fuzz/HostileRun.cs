using System.Diagnostics;
using System.Text.Json;
using Scheduler.Domain.Taxonomy;
using Scheduler.Domain.Taxonomy.Generation;
using Scheduler.Domain.Taxonomy.Reading;

namespace Scheduler.Fuzz;

/// <param name="Taxonomies">Taxonomies made up on the way.</param>
/// <param name="Refused">Bodies with at least one problem.</param>
/// <param name="Exceptions">Seed and exception of each body that made one; at most ten are named.</param>
public sealed record HostileResult(int Count, ulong Seed, int Taxonomies, int Valid, int Refused, IReadOnlyList<string> Exceptions, double Seconds);

/// <summary>Hostile responses against the validator, and hostile parameters against the compiler.</summary>
public static class HostileRun
{
    /// <summary>Bodies thrown at one taxonomy before the next is made up.</summary>
    private const int BodiesPerTaxonomy = 200;

    private const int MaxNamed = 10;

    public static HostileResult Run(int count, ulong seed)
    {
        var clock = Stopwatch.StartNew();
        var (valid, refused, taxonomies, exceptions) = (0, 0, 0, new List<string>());
        CompiledTaxonomy? taxonomy = null;
        for (var i = 0; i < count; i++)
        {
            var own = seed + (ulong)i;
            var draws = new Draws(own);
            try
            {
                if (taxonomy is null || i % BodiesPerTaxonomy == 0)
                {
                    taxonomy = TaxonomyMaker.Taxonomy(draws);
                    taxonomies++;
                }

                if (i % 10 == 0)
                    HostileParams(draws);
                if (ResponseText.Check(Body(taxonomy, draws, own), taxonomy).IsEmpty)
                    valid++;
                else
                    refused++;
            }
            catch (Exception e)
            {
                if (exceptions.Count < MaxNamed)
                    exceptions.Add($"{own}: {e}");
            }
        }

        return new(count, seed, taxonomies, valid, refused, exceptions, Math.Round(clock.Elapsed.TotalSeconds, 2));
    }

    private static string Body(CompiledTaxonomy taxonomy, Draws draws, ulong seed)
    {
        var valid = taxonomy.Response.Generate(new(new(seed)))!;
        for (var i = draws.Whole(0, 3); i > 0; i--)
            Mutation.Of(valid, draws);
        return Mutation.OfText(valid.ToJsonString(), draws);
    }

    private static void HostileParams(Draws draws)
    {
        var (type, parameters) = TaxonomyMaker.Params(draws);
        for (var i = draws.Whole(1, 4); i > 0; i--)
            Mutation.Of(parameters, draws);
        using var document = JsonDocument.Parse(parameters.ToJsonString());
        TaxonomyCompiler.Compile(type, document.RootElement, out _);
    }
}
