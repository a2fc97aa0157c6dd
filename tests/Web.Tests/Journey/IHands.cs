namespace Scheduler.Tests.Web.Journey;

/// <summary>How a person works a picture. Everything can be done by the mouse, and everything by the keyboard alone.</summary>
internal interface IHands
{
    /// <summary>From the first page to being available for work.</summary>
    Task Start();

    Task ReadGuidelines();

    /// <summary>Draws a box; the keyboard begins with one in the middle, and moves it.</summary>
    Task Box(string label, Place place);

    /// <summary>Answers a choice about one of the objects.</summary>
    Task Attribute(int number, string choice);

    /// <summary>Links one object to another.</summary>
    Task Link(int from, int to);

    /// <summary>Answers a number about the whole picture.</summary>
    Task Count(string question, int count);

    /// <summary>Presses the button that ends the work on this task.</summary>
    Task Finish(string button);
}

/// <summary>Left or right of the middle of the picture.</summary>
internal enum Place
{
    Left = -1,
    Right = 1,
}
