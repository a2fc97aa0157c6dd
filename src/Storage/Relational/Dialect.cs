namespace Scheduler.Storage.Relational;

/// <summary>The few places where the two databases do not understand the same SQL.</summary>
public abstract class Dialect
{
    /// <summary>Type of id columns. They compare by code point, like <see cref="string.CompareOrdinal(string?, string?)"/>.</summary>
    public abstract string IdType { get; }

    /// <summary>Index of a column <c>at</c> that grows with the table, after the table's name: it must cost a write next to nothing.</summary>
    public abstract string IndexByAt { get; }

    /// <summary>The database's clock, in Unix milliseconds.</summary>
    public abstract string Now { get; }

    /// <summary>Ends a SELECT that must keep others from changing its rows until the transaction ends.</summary>
    public abstract string ForUpdate { get; }

    /// <summary>Condition: the column is one of the texts of a parameter made by <see cref="List"/>.</summary>
    public abstract string In(string column, string parameter);

    /// <summary>Condition: the column, a JSON array of texts, has one of the texts of a parameter made by <see cref="List"/>.</summary>
    public abstract string HasAny(string column, string parameter);

    /// <summary>A list of texts as one parameter, so that the statement's text does not depend on its length.</summary>
    public abstract object List(IEnumerable<string> values);
}
