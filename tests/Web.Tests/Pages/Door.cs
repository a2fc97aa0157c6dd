using Scheduler.Tests.Web.Hosting;

namespace Scheduler.Tests.Web.Pages;

/// <summary>The ways in.</summary>
internal static class Door
{
    public const string Password = "correct horse battery staple";

    /// <summary>By the link that the first start printed.</summary>
    public static async Task EnterAsAdministrator(this Person person, Product product, ITouch touch)
    {
        await person.Open(await product.SignInLink);
        await touch.Fill(person.Page.GetByLabel("New password"), Password);
        await touch.Press(person.Page.GetByRole(AriaRole.Button, new() { Name = "Set password and start" }));
        await Assertions.Expect(person.Page.GetByRole(AriaRole.Navigation, new() { Name = "Areas" })).ToBeVisibleAsync();
    }

    /// <summary>By an invitation to the team.</summary>
    public static async Task Join(this Person person, string invitation, string name, ITouch touch)
    {
        await person.Open(invitation);
        await touch.Fill(person.Page.GetByLabel("Your name"), name);
        await touch.Fill(person.Page.GetByLabel("New password"), Password);
        await touch.Press(person.Page.GetByRole(AriaRole.Button, new() { Name = "Join" }));
        await person.Page.Leaves("/join");
    }
}
