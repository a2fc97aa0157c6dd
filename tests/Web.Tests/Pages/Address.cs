using System.Text.RegularExpressions;

namespace Scheduler.Tests.Web.Pages;

/// <summary>Where a page is.</summary>
internal static class Address
{
    private const float PatienceMs = 30_000;

    /// <summary>Waits until a page is at an address that ends so.</summary>
    /// <remarks>
    /// Not <c>WaitForURLAsync</c>: it looks at the address and then listens for the next navigation, on another thread than the one that
    /// hears of them. A page that arrives in between is waited for in vain.
    /// </remarks>
    public static Task Arrives(this IPage page, string path) => page.Comes(new Regex(Regex.Escape(path) + "$"));

    /// <summary>Waits until a page is somewhere else.</summary>
    public static Task Leaves(this IPage page, string path) => page.Comes(new Regex($"^(?!.*{Regex.Escape(path)})"));

    private static Task Comes(this IPage page, Regex address) => Assertions.Expect(page).ToHaveURLAsync(address, new() { Timeout = PatienceMs });
}
