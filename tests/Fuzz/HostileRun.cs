using System.Diagnostics;
using System.Text.Json;
using Scheduler.Domain.Taxonomy;
using Scheduler.Domain.Taxonomy.Generation;
using Scheduler.Domain.Taxonomy.Reading;

namespace Scheduler.Fuzz;

/// <param name="Taxonomies">Taxonomies made up on the way.</param>
/// <param name="HostileParams">Spoilt parameters given to the compiler, beside the bodies.</param>
/// <param name="NoJson">Refused bodies that never came to the taxonomy: no JSON, too deep, or with a key twice.</param>
/// <param name="Refused">Bodies with at least one problem, those included.</param>
/// <param name="Kinds">Bodies by the name of their <see cref="Hostility"/>.</param>
/// <param name="Exceptions">Seed and exception of each body that made one; at most ten are named.</param>
public sealed record HostileResult(
    int Count, ulong Seed, int Taxonomies, int HostileParams, int Valid, int Refused, int NoJson, IReadOnlyDictionary<string, int> Kinds, IReadOnlyList<string> Exceptions,
    double Seconds);

/// <summary>Hostile responses against the validator, and hostile parameters against the compiler.</summary>
public static class HostileRun
{
    /// <summary>Bodies thrown at one taxonomy before the next is made up.</summary>
    private const ulong BodiesPerTaxonomy = 200;

    /// <summary>Bodies for each spoilt set of parameters.</summary>
    private const ulong BodiesPerParams = 10;

    private const int MaxNamed = 10;

    public static HostileResult Run(int count, ulong seed)
    {
        var clock = Stopwatch.StartNew();
        var (valid, refused, noJson, taxonomies, exceptions) = (0, 0, 0, 0, new List<string>());
        var kinds = Hostility.Kinds.ToDictionary(k => k.Name, _ => 0);
        var (taxonomy, isOf, spoilt) = ((CompiledTaxonomy?)null, 0UL, 0);
        for (var i = 0; i < count; i++)
        {
            // All that happens hangs on this number and on no other: a run of one body from it is that body again.
            var own = seed + (ulong)i;
            var draws = new Draws(own);
            try
            {
                if (taxonomy is null || isOf != own / BodiesPerTaxonomy)
                {
                    taxonomy = TaxonomyMaker.Taxonomy(new(isOf = own / BodiesPerTaxonomy));
                    taxonomies++;
                }

                if (own % BodiesPerParams == 0)
                {
                    HostileParams(new(own));
                    spoilt++;
                }

                var hostility = Hostility.Of(draws);
                kinds[hostility.Name]++;
                var problems = ResponseText.Check(Body(taxonomy, hostility, draws, own), taxonomy);
                valid += problems.IsEmpty ? 1 : 0;
                refused += problems.IsEmpty ? 0 : 1;
                noJson += problems is [{ Code: ProblemCode.Malformed }] ? 1 : 0;
            }
            catch (Exception e)
            {
                if (exceptions.Count < MaxNamed)
                    exceptions.Add($"{own}: {e}");
            }
        }

        return new(count, seed, taxonomies, spoilt, valid, refused, noJson, kinds, exceptions, Math.Round(clock.Elapsed.TotalSeconds, 2));
    }

    private static string Body(CompiledTaxonomy taxonomy, Hostility hostility, Draws draws, ulong seed)
    {
        var valid = taxonomy.Generate(new(seed));
        for (var i = draws.Whole(0, 3); i > 0; i--)
            Mutation.Of(valid, draws);
        return hostility.Text(valid, draws);
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
