using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Scheduler.Api.Organizations;
using Scheduler.Domain.Annotators;

namespace Scheduler.Api.Accounts;

/// <summary>People who sign in with a browser: services, and what each policy demands of people and keys.</summary>
internal static class AccountApi
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddOptions<SignInOptions>().BindConfiguration(SignInOptions.Section);
        services.AddSingleton<SignInLimits>();
        services.AddSingleton<PasswordCheck>();
        services.AddSingleton<SessionCache>();
        services.AddSingleton<SignIn>();
        services.AddSingleton<ConnectionWatch>();
        services.AddHostedService(s => s.GetRequiredService<ConnectionWatch>());
        services.Configure<HubOptions>(hubs => hubs.AddFilter<ConnectionWatch>());
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, SessionAuth>(SessionAuth.SchemeName, null);

        var policies = services.AddAuthorizationBuilder();
        policies.AddPolicy(Policies.Key, p => p.KeyOrPerson(TeamRole.Member));
        policies.AddPolicy(Policies.LiveKey, p => p.KeyOrPerson(TeamRole.Member).AddRequirements(new LiveMode()));
        policies.AddPolicy(Policies.Admin, p => p.KeyOrPerson(TeamRole.Admin));
        policies.AddPolicy(Policies.AdminPerson, p => p.PersonOr([], new(TeamRole.Admin)));
        policies.AddPolicy(Policies.Manager, p => p.PersonOr([], new(TeamRole.Manager)));
        policies.AddPolicy(Policies.ManagerHub, p => p.PersonOr([], new(TeamRole.Manager, hub: true)));
        policies.AddPolicy(Policies.Person, p => p.PersonOr([], new(TeamRole.Labeler)));
    }

    /// <summary>Demands somebody signed in who meets the rule, or one of the other schemes.</summary>
    public static AuthorizationPolicyBuilder PersonOr(this AuthorizationPolicyBuilder policy, string[] schemes, PersonRule rule) =>
        policy.AddAuthenticationSchemes([.. schemes, SessionAuth.SchemeName]).RequireAuthenticatedUser().AddRequirements(rule);

    private static AuthorizationPolicyBuilder KeyOrPerson(this AuthorizationPolicyBuilder policy, TeamRole least) =>
        policy.PersonOr([ApiKeyAuth.SchemeName], new(least));
}
