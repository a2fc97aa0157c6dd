namespace Scheduler.Tests.Web.Pages;

/// <summary>How somebody uses what a page offers. Everything can be done by the mouse, and everything by the keyboard alone.</summary>
internal interface ITouch
{
    /// <summary>A button, a link, an entry of a menu or of a list, a row of a tree.</summary>
    Task Press(ILocator control);

    /// <summary>Writes over what a field holds.</summary>
    Task Fill(ILocator field, string words);

    /// <summary>Takes one of several that exclude each other.</summary>
    /// <param name="name">The first of its words.</param>
    Task Choose(ILocator group, string name);

    /// <summary>Ticks a box of a group, or unticks it.</summary>
    Task Tick(ILocator group, string name, bool on);
}
