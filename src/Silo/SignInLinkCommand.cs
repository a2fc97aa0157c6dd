using System.CommandLine;
using System.Data.Common;
using Scheduler.Domain.Accounts;
using Scheduler.Storage;
using Scheduler.Storage.Accounts;

namespace Scheduler.Silo;

/// <summary>The command <c>sign-in-link</c>: for whoever has the database, and has lost the way in.</summary>
internal static class SignInLinkCommand
{
    /// <summary>More organizations than one address is ever in.</summary>
    private const int MaxAccounts = 100;

    /// <param name="storage">The options of the root command that say where the records are.</param>
    /// <param name="data">See <paramref name="storage"/>.</param>
    /// <param name="connection">See <paramref name="storage"/>.</param>
    public static Command Create(Option<string> storage, Option<DirectoryInfo> data, Option<string?> connection)
    {
        var email = new Option<string>("--email") { Description = "E-mail address of the person, as in the team.", Required = true };
        var asOperator = new Option<bool>("--operator") { Description = "Make the person an operator of the installation too, who sees every organization." };
        var address = new Option<string>("--address") { Description = "Where people reach the web client.", DefaultValueFactory = _ => SignInLinks.DefaultAddress };
        var command = new Command("sign-in-link",
            """
            Prints a link that signs somebody in, once, within a day; they can set a new password then. It may run beside a working system.
            One link for each organization that has the person in its team. Exit code 0: printed; 1: nobody has that address; 2: bad options.
            """)
        {
            email, asOperator, address,
        };
        command.SetAction((result, cancel) => Run(
            result.GetValue(storage)!, result.GetValue(data)!, result.GetValue(connection), result.GetValue(email)!, result.GetValue(asOperator), result.GetValue(address)!, cancel));
        return command;
    }

    private static async Task<int> Run(string storage, DirectoryInfo data, string? connection, string email, bool asOperator, string address, CancellationToken cancel)
    {
        if (Verification.Problem(storage, data, connection) is { } problem)
        {
            await Console.Error.WriteLineAsync(problem);
            return 2;
        }

        await using var services = new ServiceCollection().AddLogging()
            .AddSchedulerStorage(storage == SiloSettings.Sqlite ? new() { DataFolder = data.FullName } : new() { PostgresConnection = connection })
            .BuildServiceProvider();
        try
        {
            var accounts = services.GetRequiredService<IAccounts>();
            AccountRow[] found = [.. (await accounts.FindByEmail(email, MaxAccounts, cancel)).Where(a => !a.Person.Disabled)];
            if (found.Length == 0)
                await Console.Error.WriteLineAsync($"Nobody in any team has the e-mail address {email}, or they are disabled.");
            foreach (var account in found)
            {
                if (asOperator)
                    await accounts.MakeOperator(account.Person.Worker.Id, cancel);
                var link = await SignInLinks.Make(services, account.Person.Worker.Id, address, cancel);
                Console.WriteLine($"{account.Organization}, for {SessionRules.LinkLife.TotalHours:0} hours: {link}");
            }

            return found.Length == 0 ? 1 : 0;
        }
        catch (DbException e)
        {
            await Console.Error.WriteLineAsync($"The records cannot be opened: {e.Message}");
            return 2;
        }
    }
}
