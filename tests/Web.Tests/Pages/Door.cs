using Scheduler.Tests.Web.Hosting;

namespace Scheduler.Tests.Web.Pages;

/// <summary>The ways in.</summary>
internal static class Door
{
    private const string Password = "correct horse battery staple";

    /// <summary>By the link that the first start printed.</summary>
    public static async Task EnterAsAdministrator(this Person person, Product product)
    {
        await person.Open(await product.SignInLink);
        await person.Page.GetByLabel("New password").FillAsync(Password);
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Set password and start" }).ClickAsync();
        await Assertions.Expect(person.Page.GetByRole(AriaRole.Navigation, new() { Name = "Areas" })).ToBeVisibleAsync();
    }

    /// <summary>By an invitation to the team.</summary>
    public static async Task Join(this Person person, string invitation, string name)
    {
        await person.Open(invitation);
        await person.Page.GetByLabel("Your name").FillAsync(name);
        await person.Page.GetByLabel("New password").FillAsync(Password);
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Join" }).ClickAsync();
        await person.Page.WaitForURLAsync(url => !url.Contains("/join", StringComparison.Ordinal));
    }
}
