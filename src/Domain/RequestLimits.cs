namespace Scheduler.Domain;

/// <summary>Bounds of one request to the edge, each with its unit.</summary>
public static class RequestLimits
{
    /// <summary>Most deliveries in one list, the newest.</summary>
    public const int MaxDeliveries = 1_000;

    /// <summary>Longest JSON body, and longest line of a bulk request, in bytes: the largest params, instruction and metadata fit.</summary>
    public const int MaxBodyBytes = 2 << 20;

    /// <summary>Longest JSON body that is refused with an answer the client surely gets, in bytes; of a longer one the line may be closed while it is sent.</summary>
    public const int MaxDroppedBytes = 32 << 20;

    /// <summary>Deepest nesting of a JSON body. Below what every later reader of the stored text accepts.</summary>
    public const int MaxJsonDepth = 48;

    /// <summary>Longest bulk request, in bytes.</summary>
    public const long MaxBulkBytes = 4L << 30;

    /// <summary>Tasks stored together by a bulk request, and bytes of lines after which fewer are taken: what bounds its memory.</summary>
    public const int BulkChunkTasks = 2_000, BulkChunkBytes = 4 << 20;

    /// <summary>Tasks of a bulk request's first chunk; each next one is twice as large, up to <see cref="BulkChunkTasks"/>.</summary>
    public const int BulkFirstChunkTasks = 500;

    /// <summary>Bulk requests that one host serves at once. More store no faster: a host writes one group of rows at a time.</summary>
    public const int MaxBulkRequests = 16;

    /// <summary>Refused lines that a bulk request's summary names; the rest are only counted.</summary>
    public const int MaxBulkErrors = 1_000;

    /// <summary>Rows of one page (the Scale API's own bound), and the page size when none is given.</summary>
    public const int MaxPage = 100;

    /// <summary>Furthest offset into a list; further pages need a token.</summary>
    public const int MaxOffset = 100_000;

    /// <summary>Most values of one repeated query key.</summary>
    public const int MaxQueryValues = 100;

    /// <summary>Longest query value, in characters.</summary>
    public const int MaxQueryValueLength = 2_048;

    /// <summary>Longest request line, in bytes.</summary>
    public const int MaxRequestLineBytes = 64 * 1024;

    /// <summary>Longest API key, in characters.</summary>
    public const int MaxKeyLength = 200;

    /// <summary>Problems that one reply names; the rest are dropped.</summary>
    public const int MaxProblems = 100;
}
