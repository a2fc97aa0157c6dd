namespace Scheduler.Domain.Exports;

/// <summary>
/// Writes tasks in one format, one after the other and nothing kept of any: what it has to remember stands in the
/// <see cref="ExportSheet"/>, so that a writer that was killed is followed by another from where it was. A file is written in
/// sections that follow each other when all is done, because some formats want what is known last in another place.
/// </summary>
public interface IExportFormat
{
    /// <summary>As customers name it.</summary>
    string Name { get; }

    /// <summary>Of the file's name, without the dot.</summary>
    string Extension { get; }

    string MediaType { get; }

    /// <summary>How many sections the file has.</summary>
    int Sections { get; }

    /// <summary>False for task types whose responses the format cannot say.</summary>
    bool Fits(string taskType) => true;

    /// <summary>What stands before the first task.</summary>
    void Begin(ExportSheet sheet)
    {
    }

    /// <param name="task">The task object, as the API shows it.</param>
    void Write(ReadOnlyMemory<byte> task, ExportSheet sheet);

    /// <summary>What stands after the last.</summary>
    void End(ExportSheet sheet)
    {
    }
}
