using System.Text.Json;
using Scheduler.Tests.Web.Pages;

namespace Scheduler.Tests.Web.Kinds;

/// <summary>One kind of annotation: a project that asks for it, how a person answers, and what the customer must get.</summary>
/// <param name="Name">As in docs/taxonomy.md.</param>
/// <param name="Type">Of the task.</param>
/// <param name="Params">Of the project.</param>
/// <param name="File">Of the sample content that is labeled; null for none.</param>
internal sealed record Kind(string Name, string Type, object Params, string? File, Func<Desk, Task> Answer, Action<JsonElement> Holds);
