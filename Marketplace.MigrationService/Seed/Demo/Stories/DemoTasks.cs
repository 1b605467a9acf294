namespace Marketplace.MigrationService;

/// <summary>Generates what a person must act on and no order tells of: stores that wait for approval, and a mail that
/// could not be delivered.</summary>
internal sealed class DemoTasks(DemoRandom random, DemoTables tables, DateTimeOffset now)
{
    private const int Attempts = 10;

    /// <summary>Stores that have applied; they sell nothing yet.</summary>
    public static readonly string[] Applicants = ["Truva Oyuncak Atölyesi", "Riverside Ceramics"];

    /// <summary>Adds a mail that the mail server refused for good.</summary>
    public void AddDeadMail()
    {
        var at = now.AddDays(-1);
        tables.Stories.Mails.Add(
            random.NewId(at),
            "eski-adres@demo.example.com",
            "Siparişiniz kargoya verildi",
            "Merhaba, siparişiniz kargoya verildi.",
            (short)2,
            Attempts,
            at,
            at.AddHours(6),
            at.AddHours(6),
            "550 5.1.1 mailbox unavailable"
        );
    }
}
