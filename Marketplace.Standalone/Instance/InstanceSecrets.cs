using System.Security.Cryptography;

namespace Marketplace.Standalone;

/// <summary>The secrets of one instance: generated at its first start, stored in its data directory, readable by its
/// user alone.</summary>
internal sealed class InstanceSecrets
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _directory;

    internal InstanceSecrets(string dataDirectory)
    {
        _directory = InstanceDirectories.Secrets(dataDirectory);
        Directory.CreateDirectory(dataDirectory);
        Directory.CreateDirectory(_directory, OwnerOnly | UnixFileMode.UserExecute);
    }

    /// <summary>A random password in hexadecimal.</summary>
    internal string Password(string name) =>
        ReadOrCreate(name, () => RandomNumberGenerator.GetHexString(40, lowercase: true));

    /// <summary>A random password that is easy to read and type: 16 letters and digits without look-alikes, 79
    /// bits.</summary>
    internal string Passphrase(string name) =>
        ReadOrCreate(name, () => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 16));

    /// <summary>A random 256-bit key in base64.</summary>
    internal string Key(string name) =>
        ReadOrCreate(name, () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

    /// <summary>The file of a private key on the curve P-256.</summary>
    internal string SigningKeyFile(string name)
    {
        ReadOrCreate(
            name,
            () =>
            {
                using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
                return key.ExportPkcs8PrivateKeyPem();
            }
        );
        return FileOf(name);
    }

    /// <summary>The file of a secret.</summary>
    internal string FileOf(string name) => Path.Combine(_directory, name);

    /// <summary>The file of a secret in a data directory, whether it exists or not.</summary>
    internal static string FileOf(string dataDirectory, string name) =>
        Path.Combine(InstanceDirectories.Secrets(dataDirectory), name);

    /// <summary>Stores a secret; disposing the result deletes it.</summary>
    internal IDisposable StoreTemporarily(string name, string secret)
    {
        File.Delete(FileOf(name));
        ReadOrCreate(name, () => secret);
        return new TemporaryFile(FileOf(name));
    }

    private string ReadOrCreate(string name, Func<string> create)
    {
        var file = FileOf(name);
        if (File.Exists(file))
            return File.ReadAllText(file).Trim();

        var secret = create();
        // Written to another file and moved: a killed start leaves no partial secret.
        var staging = file + ".new";
        using (
            var writer = new StreamWriter(
                staging,
                new FileStreamOptions
                {
                    Mode = FileMode.Create,
                    Access = FileAccess.Write,
                    UnixCreateMode = OwnerOnly,
                }
            )
        )
        {
            writer.WriteLine(secret);
        }

        File.Move(staging, file);
        return secret;
    }

    private sealed class TemporaryFile(string file) : IDisposable
    {
        public void Dispose() => File.Delete(file);
    }
}
