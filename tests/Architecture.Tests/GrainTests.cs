using System.Globalization;
using System.Reflection;
using CsCheck;
using Scheduler.Domain;
using Scheduler.Grains;
using Scheduler.Grains.Interfaces;
using Xunit;

namespace Scheduler.Tests.Architecture;

public sealed class GrainTests
{
    private static readonly Gen<string> Id = Gen.OneOf(Gen.Char["0123456789abcdefABCDEF"].Array[1, 32].Select(c => new string(c)), Gen.Guid.Select(g => g.ToString("N")));

    [Fact]
    public void Two_grain_classes_never_share_a_stored_state()
    {
        // The storage provider does not put the grain's class into the key: only the state's name keeps two classes apart.
        var names = typeof(SchedulerGrains).Assembly.GetTypes()
            .SelectMany(t => t.GetConstructors()).SelectMany(c => c.GetParameters())
            .Select(p => p.GetCustomAttribute<PersistentStateAttribute>()).OfType<PersistentStateAttribute>()
            .Select(a => a.StateName).ToArray();
        Assert.NotEmpty(names);
        Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.DoesNotContain("state", names);
    }

    [Fact]
    public void Every_grain_starts_on_a_turn_of_its_own() =>
        Assert.DoesNotContain(typeof(SchedulerGrains).Assembly.GetTypes(),
            t => t.IsSubclassOf(typeof(Grain)) && t != typeof(SchedulerGrain) && !t.IsSubclassOf(typeof(SchedulerGrain)));

    [Fact]
    public void No_grain_key_reads_as_a_number() =>
        Id.Sample(id =>
        {
            var tenant = new Tenant(new(id), Mode.Live);
            string[] keys =
            [
                GrainKeys.Organization(new(id)), GrainKeys.Project(tenant, new(id)), GrainKeys.Batch(tenant, new(id)), GrainKeys.Task(tenant, new(id)),
                GrainKeys.Annotator(new(id)), GrainKeys.Dispatcher(new(id)), GrainKeys.Sweeper(3), GrainKeys.CallbackSender(3),
            ];
            return keys.All(k => !Guid.TryParse(k, out _) && !long.TryParse(k, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out _) && !k.Contains('+'))
                && keys.Distinct().Count() == keys.Length;
        });

    [Fact]
    public void A_tenants_key_gives_back_what_it_was_made_of() =>
        Id.Sample(id => GrainKeys.Tenanted(GrainKeys.Task(new(new("org-" + id), Mode.Test), new(id))) == (new Tenant(new("org-" + id), Mode.Test), id));

    [Fact]
    public void No_grain_keeps_state_in_the_base_class_that_shares_one_name() =>
        Assert.DoesNotContain(typeof(SchedulerGrains).Assembly.GetTypes(),
            t => t.BaseType is { IsGenericType: true } b && b.GetGenericTypeDefinition() == typeof(Grain<>));
}
