using System.Globalization;

namespace Scheduler.Storage.Relational.Tasks;

/// <summary>
/// What a project is like for new tasks: whether it is archived, its latest parameter version and its settings, as one text. It is read
/// with the project (<see cref="Domain.Projects.Project.Basis"/>) and compared by the intake in the transaction that stores the task.
/// </summary>
internal static class IntakeBasis
{
    /// <summary>The text of a batch <c>b</c>, as <see cref="Of"/> writes it; null when its project is missing.</summary>
    public const string Sql = """
        (SELECT p.archived || ' ' || (SELECT max(v.version) FROM project_params v WHERE v.project_id = p.id) || ' ' || p.settings
         FROM projects p WHERE p.id = b.project_id)
        """;

    /// <param name="settings">As they are stored.</param>
    public static string Of(int archived, int version, string settings) => string.Create(CultureInfo.InvariantCulture, $"{archived} {version} {settings}");
}
