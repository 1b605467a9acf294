namespace Marketplace.Foundation;

/// <summary>Mail settings: SMTP, or files in a directory (development).</summary>
public sealed class MailOptions : ICheckedOptions
{
    public const string Section = "Mail";

    /// <summary>SMTP host; when empty, mails are written to <see cref="Directory"/>.</summary>
    public string SmtpHost { get; set; } = "";

    public int SmtpPort { get; set; } = 587;

    public string SmtpUser { get; set; } = "";

    public string SmtpPassword { get; set; } = "";

    public string From { get; set; } = "Marketplace <no-reply@marketplace.invalid>";

    /// <summary>Directory for mail files in development.</summary>
    public string Directory { get; set; } = "";

    public IEnumerable<OptionProblem> Check()
    {
        if (SmtpHost.Length == 0 && Directory.Length == 0)
        {
            yield return new(
                $"{Section}:SmtpHost",
                "the SMTP host, or empty with Mail:Directory set to a writable directory",
                "smtp.example.com"
            );
        }

        if (SmtpPort is < 1 or > 65535)
            yield return new($"{Section}:SmtpPort", "a port from 1 to 65535", "587");
        if (!MimeKit.MailboxAddress.TryParse(From, out var sender) || sender.Domain is not { Length: > 0 })
            yield return new($"{Section}:From", "a mailbox", "Pazar <no-reply@example.com>");
    }
}
