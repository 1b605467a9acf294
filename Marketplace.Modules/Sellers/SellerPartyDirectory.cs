using System.Data.Common;
using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Sellers;

internal sealed class SellerPartyDirectory(SellerSecretCipher secrets) : ISellerParties
{
    private const string Parties = """
        SELECT s.id, s.name, s.legal_name, s.tax_id_cipher, s.contact_email, s.phone,
            s.kind, s.trade_name, s.mersis, s.kep, s.central_address, s.city, s.tax_office, s.identity_verified_at
        FROM sellers.sellers s WHERE s.id = ANY ($1)
        """;

    public BatchedRead<IReadOnlyDictionary<Guid, SellerParty>> Find(ReadBatch batch, IReadOnlyCollection<Guid> ids) =>
        batch.Add(
            Parties,
            Read,
            IReadOnlyDictionary<Guid, SellerParty> (rows) => rows.ToDictionary(party => party.SellerId),
            ids.ToArray()
        );

    private SellerParty Read(DbDataReader row)
    {
        var id = row.GetGuid(0);
        var details = new IdentityDetails(
            Text(row, 6) is { } kind ? Enum.Parse<SellerKind>(kind) : null,
            Text(row, 7),
            Text(row, 8),
            Text(row, 9),
            Text(row, 10),
            Text(row, 11),
            Text(row, 12),
            row.IsDBNull(13) ? null : row.GetFieldValue<DateTimeOffset>(13)
        );
        var taxId = row.IsDBNull(3) ? null : new ProtectedText(row.GetFieldValue<byte[]>(3), "");
        var isBusiness = PublicIdentity.IsBusiness(details.Kind);
        var number = isBusiness ? secrets.Open(id, SellerSecretCipher.TaxIdField, taxId) : null;
        return new(
            id,
            row.GetString(1),
            PublicIdentity.Of(Text(row, 2), details, () => number),
            isBusiness ? details.TaxOffice : null,
            isBusiness ? Text(row, 4) : null,
            isBusiness ? Text(row, 5) : null,
            number is not null && TaxId.IsVkn(number) ? number : null
        );
    }

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
