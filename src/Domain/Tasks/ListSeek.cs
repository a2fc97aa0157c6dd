namespace Scheduler.Domain.Tasks;

/// <summary>
/// From where a place in a list is reached. Rows in between are read and dropped, so a long list is entered at the nearer end, or at a
/// row whose place is known from before: the middle of a million rows costs half of them once, and its neighbours nothing.
/// </summary>
/// <param name="FromMark">From the row whose place is known; otherwise from an end of the list.</param>
/// <param name="Newer">Towards the newest: from the oldest row, or from the one before the mark. Otherwise from the newest row, or the mark itself, on.</param>
/// <param name="Skip">Rows passed over.</param>
public readonly record struct ListSeek(bool FromMark, bool Newer, long Skip)
{
    /// <param name="position">Of the first row that is wanted, from 0, the newest.</param>
    /// <param name="rows">How many are wanted; the list has them.</param>
    /// <param name="total">Rows of the whole list.</param>
    /// <param name="mark">Position of a row that is known; null for none.</param>
    public static ListSeek To(long position, int rows, long total, long? mark)
    {
        var best = new ListSeek(false, false, position);
        if (total - position - rows is var behind && behind < best.Skip)
            best = new(false, true, behind);
        if (mark is { } known && position >= known && position - known < best.Skip)
            best = new(true, false, position - known);
        else if (mark is { } next && next >= position + rows && next - position - rows < best.Skip)
            best = new(true, true, next - position - rows);
        return best;
    }
}
