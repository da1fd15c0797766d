using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Lodestar.Kernel;

namespace Lodestar.Persistence;

/// <summary>
/// The key that is kept outside the database. With it a return code finds its record and its answers; without it nobody who reads the database
/// can connect the two. It also encrypts the keys that protect forms.
/// </summary>
public sealed class SecretKey
{
    private const int Length = 32;
    private const int Nonce = 12;
    private const int Tag = 16;

    private readonly byte[] key;
    private readonly ConcurrentDictionary<string, byte[]> derived = new();

    private SecretKey(byte[] key) => this.key = key;

    /// <summary>The key in the settings' file, which is made at the first start.</summary>
    /// <exception cref="InvalidDataException">The file contains something else.</exception>
    public static SecretKey Open(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var path = PathOf(settings);
        try
        {
            return Read(path);
        }
        catch (Exception missing) when (settings.KeyFile is null && missing is (FileNotFoundException or DirectoryNotFoundException))
        {
            Make(path);
            return Read(path);
        }
    }

    /// <summary>The key in the settings' file, which must exist: a new one would open nothing.</summary>
    /// <exception cref="InvalidDataException">The file does not exist or contains something else.</exception>
    internal static SecretKey OpenKept(Settings settings)
    {
        var path = PathOf(settings);
        return File.Exists(path)
            ? Read(path)
            : throw new InvalidDataException(
                $"There is no secret key at {path}. Put the one there that was kept apart from the backups, or name it with --key-file."
            );
    }

    /// <summary>A keyed hash for one purpose. Equal texts give equal hashes only for the same purpose.</summary>
    /// <remarks>HMAC-SHA-256 under a key derived for the purpose by HKDF (RFC 2104, RFC 5869).</remarks>
    public byte[] Mac(string purpose, string text) => HMACSHA256.HashData(Derive(purpose), Encoding.UTF8.GetBytes(text));

    /// <summary>A key for one purpose, 32 bytes.</summary>
    public byte[] Derive(string purpose) =>
        derived.GetOrAdd(purpose, one => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Length, info: Encoding.UTF8.GetBytes("lodestar " + one)));

    /// <summary>Seals bytes for one purpose with AES-256-GCM, under a key that does not expire as the keys of forms do.</summary>
    /// <param name="purpose">The purpose; a key of its own is derived for it.</param>
    /// <param name="plain">The bytes to seal.</param>
    /// <param name="owner">What the bytes belong to: with another owner they cannot be opened.</param>
    internal byte[] Seal(string purpose, ReadOnlySpan<byte> plain, Guid owner)
    {
        var made = new byte[Nonce + Tag + plain.Length];
        RandomNumberGenerator.Fill(made.AsSpan(0, Nonce));
        using var aes = new AesGcm(Derive(purpose), Tag);
        aes.Encrypt(made.AsSpan(0, Nonce), plain, made.AsSpan(Nonce + Tag), made.AsSpan(Nonce, Tag), owner.ToByteArray());
        return made;
    }

    /// <summary>Opens what was sealed; null if it was sealed for another purpose or owner or with another key, or was changed since.</summary>
    internal byte[]? Unseal(string purpose, ReadOnlySpan<byte> made, Guid owner)
    {
        if (made.Length < Nonce + Tag)
        {
            return null;
        }

        try
        {
            var plain = new byte[made.Length - Nonce - Tag];
            using var aes = new AesGcm(Derive(purpose), Tag);
            aes.Decrypt(made[..Nonce], made[(Nonce + Tag)..], made.Slice(Nonce, Tag), plain, owner.ToByteArray());
            return plain;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string PathOf(Settings settings) => settings.KeyFile ?? Path.Combine(settings.Data, "secret.key");

    private static SecretKey Read(string path)
    {
        var text = File.ReadAllText(path).Trim();
        Span<byte> bytes = stackalloc byte[Length];
        return Convert.TryFromBase64String(text, bytes, out var written) && written == Length
            ? new SecretKey(bytes.ToArray())
            : throw new InvalidDataException($"{path} does not hold a key. It should be 32 random bytes in Base64, as 'openssl rand -base64 32' makes them.");
    }

    private static void Make(string path)
    {
        PrivateFiles.MakeFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);

        // It is first written completely under another name, and to the disk: two nodes may start together, and neither a kill nor a power cut may
        // leave half a key beside a database that was made with it.
        var half = $"{path}.{Guid.NewGuid():N}";
        using (var file = PrivateFiles.Create(half))
        {
            file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)) + "\n"));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(half, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(half);
        }
    }
}
