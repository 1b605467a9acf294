using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Foundation;

/// <summary>A number that PostgreSQL keeps locked for us; which ones there are says
/// <see cref="AdvisoryLocks"/>.</summary>
/// <remarks>Names are hashed into the space of 64-bit numbers; a number with a subject lies in the separate space of
/// two 32-bit numbers.</remarks>
public sealed record AdvisoryLock
{
    private readonly int? _number;
    private readonly string? _name;
    private readonly string? _of;
    private string? _subject;

    private AdvisoryLock(int? number, string? name, string? of) => (_number, _name, _of) = (number, name, of);

    /// <summary>How the lock map calls it.</summary>
    public string Title =>
        (_number, _of) switch
        {
            ({ } number, null) => number.ToString(CultureInfo.InvariantCulture),
            ({ } number, _) => string.Create(CultureInfo.InvariantCulture, $"({number}, `hashtext({_of})`)"),
            (null, null) => $"`{_name}`",
            _ => $"`{_name}` + {_of}",
        };

    internal static AdvisoryLock Numbered(int number, string? of = null) => new(number, null, of);

    internal static AdvisoryLock Named(string name, string? of = null) => new(null, name, of);

    /// <summary>The lock of one subject, such as one job.</summary>
    public AdvisoryLock For(string subject) => this with { _subject = subject };

    /// <summary>Takes the lock until the transaction ends; waits while another holds it.</summary>
    public Task WaitAsync(DbContext db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(Call("pg_advisory_xact_lock"), cancellationToken);

    /// <summary>Takes the locks of several subjects until the transaction ends; waits while another holds one. One
    /// statement.</summary>
    /// <remarks>In the order of their numbers, so that two callers never wait for each other.</remarks>
    public Task WaitAsync(DbContext db, IEnumerable<string> subjects, CancellationToken cancellationToken)
    {
        if (_number is not null || _of is null)
            throw new InvalidOperationException($"The advisory lock {Title} is not a name with subjects.");
        var names = subjects.Select(subject => _name + subject).ToArray();
        // Materialized, so that the locks are taken after the numbers are sorted.
        return db.Database.ExecuteSqlAsync(
            $"""
            WITH numbers AS MATERIALIZED (
                SELECT DISTINCT hashtextextended(name, 0) AS number FROM unnest({names}) AS n (name) ORDER BY number)
            SELECT pg_advisory_xact_lock(number) FROM numbers
            """,
            cancellationToken
        );
    }

    /// <summary>Takes the lock until the transaction ends, if it is free.</summary>
    /// <returns>Whether it was free.</returns>
    public Task<bool> TryAsync(DbContext db, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<bool>(Call("pg_try_advisory_xact_lock")).SingleAsync(cancellationToken);

    /// <summary>Takes the lock for the open connection; waits while another holds it. Release it in a
    /// <c>finally</c>.</summary>
    public Task WaitInSessionAsync(DbContext db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(Call("pg_advisory_lock"), cancellationToken);

    /// <summary>Takes the lock for the open connection, if it is free. Release it in a <c>finally</c>.</summary>
    /// <returns>Whether it was free.</returns>
    public Task<bool> TryInSessionAsync(DbContext db, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<bool>(Call("pg_try_advisory_lock")).SingleAsync(cancellationToken);

    /// <summary>Gives a session's lock back, even while the host stops.</summary>
    public Task ReleaseInSessionAsync(DbContext db) =>
        db.Database.ExecuteSqlAsync(Call("pg_advisory_unlock"), CancellationToken.None);

    private FormattableString Call(string function)
    {
        if (_of is null != _subject is null)
            throw new InvalidOperationException($"The advisory lock {Title} is taken for {_of ?? "no subject"}.");
        return (_number, _subject) switch
        {
            ({ } number, null) => Statement(function, "{0}", (long)number),
            ({ } number, { } subject) => Statement(function, "{0}, hashtext({1})", number, subject),
            _ => Statement(function, "hashtextextended({0}, 0)", _name + _subject),
        };
    }

    private static FormattableString Statement(string function, string key, params object[] values) =>
        FormattableStringFactory.Create($"SELECT {function}({key}) AS \"Value\"", values);
}
