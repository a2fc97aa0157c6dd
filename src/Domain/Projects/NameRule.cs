namespace Scheduler.Domain.Projects;

/// <summary>What projects and batches may be called.</summary>
public static class NameRule
{
    /// <summary>Null when the name can be used.</summary>
    /// <param name="field">Where it was said.</param>
    public static Problem? Check(string field, string? name) =>
        string.IsNullOrWhiteSpace(name) ? new("required", field, $"Please include a {field} parameter.")
        : name.Length > ProjectLimits.MaxNameLength ? new("too_long", field, $"The {field} has more than {ProjectLimits.MaxNameLength} characters.")
        // Clients take these parts out of a path before they send it (RFC 3986, 5.2.4): nobody could ever ask for it.
        : name is "." or ".." ? new("unusable", field, $"\"{name}\" cannot be the {field}: it has no address.")
        : null;
}
