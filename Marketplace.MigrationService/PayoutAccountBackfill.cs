namespace Marketplace.MigrationService;

/// <summary>Opens payout accounts of stores that were approved before there were any, and of demo stores.</summary>
internal static class PayoutAccountBackfill
{
    /// <summary>The administrator who approved a store compared its IBAN; where legal details changed afterwards,
    /// somebody has to compare it again. Repeat: changes nothing.</summary>
    public const string Sql = """
        INSERT INTO payments.payout_accounts (seller_id, version)
        SELECT id, 1 FROM sellers.sellers WHERE approved_at IS NOT NULL AND iban_cipher IS NOT NULL
        ON CONFLICT DO NOTHING;

        INSERT INTO payments.payout_ibans (id, seller_id, cipher, last_four, added_at, paid_from, verified_at)
        SELECT gen_random_uuid(), s.id, s.iban_cipher, s.iban_last_four, s.approved_at, s.approved_at,
            CASE WHEN EXISTS (
                SELECT FROM platform.audit_entries a
                WHERE a.object_type = 'seller' AND a.object_id = s.id::text
                    AND a.action = 'seller.change-legal' AND a.at > s.approved_at
            ) THEN NULL ELSE s.approved_at END
        FROM sellers.sellers s
        WHERE s.approved_at IS NOT NULL AND s.iban_cipher IS NOT NULL
            AND NOT EXISTS (SELECT FROM payments.payout_ibans i WHERE i.seller_id = s.id);
        """;

    /// <summary>Does the same for each store that a process of the version before approves during a roll-out.</summary>
    public const string FollowSql = """
        CREATE FUNCTION payments.open_payout_account() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            INSERT INTO payments.payout_accounts (seller_id, version) VALUES (NEW.id, 1) ON CONFLICT DO NOTHING;
            INSERT INTO payments.payout_ibans (id, seller_id, cipher, last_four, added_at, paid_from, verified_at)
            SELECT gen_random_uuid(), NEW.id, NEW.iban_cipher, NEW.iban_last_four, NEW.approved_at, NEW.approved_at,
                NEW.approved_at
            WHERE NOT EXISTS (SELECT FROM payments.payout_ibans i WHERE i.seller_id = NEW.id);
            RETURN NULL;
        END $$;

        CREATE TRIGGER open_payout_account AFTER UPDATE OF approved_at ON sellers.sellers
        FOR EACH ROW WHEN (OLD.approved_at IS NULL AND NEW.approved_at IS NOT NULL AND NEW.iban_cipher IS NOT NULL)
        EXECUTE FUNCTION payments.open_payout_account();
        """;

    public const string StopFollowingSql = """
        DROP TRIGGER open_payout_account ON sellers.sellers;
        DROP FUNCTION payments.open_payout_account();
        """;
}
