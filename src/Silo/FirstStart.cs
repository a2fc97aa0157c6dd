using Scheduler.Domain;
using Scheduler.Domain.Accounts;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Organizations;
using Scheduler.Grains.Organizations;
using Scheduler.Silo.Sample;
using Scheduler.Storage;
using Scheduler.Storage.Organizations;

namespace Scheduler.Silo;

/// <summary>
/// The first start of an empty database: an organization with a live and a test key and an administrator, who signs in by a
/// link. Keys and link are printed once and stored as hashes.
/// </summary>
internal static class FirstStart
{
    public const string AdministratorEmail = "admin@localhost";

    public static async Task Run(IServiceProvider services, SiloSettings settings, CancellationToken cancel)
    {
        var organizations = services.GetRequiredService<IOrganizationStore>();
        if (await organizations.Any(cancel))
            return;

        var ids = services.GetRequiredService<IdSource>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().ToMillisecond();
        var organization = new OrganizationRow(new(ids.Next()), "default", now);
        var (live, test) = (Secrets.NewKey(Mode.Live), Secrets.NewKey(Mode.Test));

        // Standard output, not the log: logs are kept and shipped, secrets must not be.
        await Console.Out.WriteLineAsync(
            $"""

            A new organization was created. Its API keys are shown this once:
              live key: {live}
              test key: {test}

            """);

        // A team is never empty: somebody holds the keys.
        var administrator = new Worker(new(ids.Next()), WorkforceId.Of(organization.Id), organization.Id, TeamRole.Admin.Work(), [], []);

        // Stored after they were shown: keys that nobody saw would lock everybody out, keys that were not stored are shown anew. And all at
        // once: the next start takes an organization for a whole one.
        await organizations.CreateFirst(organization,
        [
            new(ids.Next(), SecretHash.Of(live), new(organization.Id, Mode.Live), now),
            new(ids.Next(), SecretHash.Of(test), new(organization.Id, Mode.Test), now),
        ], new(organization.Id, administrator, "admin", SecretHash.Of(Secrets.NewToken()), now) { Email = AdministratorEmail, TeamRole = TeamRole.Admin }, cancel);

        // Shown after it was stored: whoever is quick would find it unknown, and a lost one is made anew by a command.
        await Console.Out.WriteLineAsync(
            $"""
            Sign in as its administrator ({AdministratorEmail}), once, within {SessionRules.LinkLife.TotalHours:0} hours{(settings.Api ? "" : ", at an API host")}:
              {await SignInLinks.Make(services, administrator.Id, settings.Api ? SignInLinks.AddressOf(services) : SignInLinks.SomeApiHost, cancel)}

            """);
        if (settings is { Sample: true, Storage: SiloSettings.Sqlite })
            await new SampleContent(services, new(organization.Id, Mode.Live)).Create(cancel);
    }
}
