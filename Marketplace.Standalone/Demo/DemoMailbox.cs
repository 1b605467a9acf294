using System.Text.RegularExpressions;

namespace Marketplace.Standalone;

/// <summary>Reads the mails a development instance writes as files.</summary>
internal sealed partial class DemoMailbox(string directory)
{
    /// <summary>The token in the link of the newest mail to an address; waits at most 30 seconds for it.</summary>
    internal async Task<string> TokenForAsync(string address, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(directory))
        {
            throw new DemoFailedException(
                $"no mails in {directory}. Name the data directory of the running instance with --data DIR; it must "
                    + "write its mails as files."
            );
        }

        for (var attempt = 0; attempt < 60; attempt++)
        {
            foreach (
                var file in new DirectoryInfo(directory)
                    .GetFiles("*.eml")
                    .OrderByDescending(f => f.Name, StringComparer.Ordinal)
                    .Take(50)
            )
            {
                var mail = (await File.ReadAllTextAsync(file.FullName, cancellationToken))
                    .Replace("=\r\n", "", StringComparison.Ordinal)
                    .Replace("=\n", "", StringComparison.Ordinal)
                    .Replace("=3D", "=", StringComparison.Ordinal);
                if (
                    mail.Contains(address, StringComparison.OrdinalIgnoreCase)
                    && Token().Match(mail) is { Success: true } match
                )
                {
                    return match.Groups[1].Value;
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), cancellationToken);
        }

        throw new DemoFailedException($"no mail with a link to {address} arrived in {directory} within 30 s.");
    }

    [GeneratedRegex("token=([A-Za-z0-9_-]+)")]
    private static partial Regex Token();
}
