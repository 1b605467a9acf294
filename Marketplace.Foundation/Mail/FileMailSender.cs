using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Marketplace.Foundation;

/// <summary>Development sender: writes one .eml file per mail and logs its links.</summary>
public sealed class FileMailSender(IOptions<MailOptions> options, ILogger<FileMailSender> logger) : IMailSender
{
    public async Task SendAsync(QueuedMail mail, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.Value.Directory);
        var path = Path.Combine(options.Value.Directory, $"{mail.Id}.eml");
        using var message = MimeMail.From(mail, options.Value);
        await message.WriteToAsync(path, cancellationToken);
        logger.LogInformation("Development mail written to {Path}", path);
        foreach (
            var link in mail
                .Body.Split(['\n', ' '], StringSplitOptions.RemoveEmptyEntries)
                .Where(word => word.StartsWith("http", StringComparison.Ordinal))
        )
        {
            logger.LogInformation("Development mail link: {Link}", link);
        }
    }
}
