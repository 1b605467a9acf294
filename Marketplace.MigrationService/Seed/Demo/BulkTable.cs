using Npgsql;
using NpgsqlTypes;

namespace Marketplace.MigrationService;

/// <summary>Rows of one table, written with COPY.</summary>
internal sealed class BulkTable(string name, params (string Column, NpgsqlDbType Type)[] columns)
{
    private List<object?[]> _rows = [];

    public int Count => _rows.Count;

    /// <summary>Adds a row, with its values in the order of the columns.</summary>
    public void Add(params object?[] row)
    {
        if (row.Length != columns.Length)
            throw new ArgumentException($"{name} has {columns.Length} columns, the row has {row.Length}.", nameof(row));
        _rows.Add(row);
    }

    /// <summary>The rows so far as a table of their own; this one is empty again.</summary>
    public BulkTable Take()
    {
        var taken = new BulkTable(name, columns);
        (taken._rows, _rows) = (_rows, taken._rows);
        return taken;
    }

    /// <summary>Writes all rows.</summary>
    public async Task WriteAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (_rows.Count == 0)
            return;
        await using var writer = await connection.BeginBinaryImportAsync(
            $"COPY {name} ({string.Join(", ", columns.Select(c => c.Column))}) FROM STDIN (FORMAT BINARY)",
            cancellationToken
        );
        foreach (var row in _rows)
        {
            await writer.StartRowAsync(cancellationToken);
            for (var i = 0; i < row.Length; i++)
            {
                if (row[i] is { } value)
                    await writer.WriteAsync(value, columns[i].Type, cancellationToken);
                else
                    await writer.WriteNullAsync(cancellationToken);
            }
        }

        await writer.CompleteAsync(cancellationToken);
    }
}
