using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Lodestar.Persistence;

/// <summary>
/// The envelope of a backup: a header, then chunks, each sealed with AES-256-GCM under a key that only this file has. The nonce of a chunk is
/// its number and whether it is the last, so that cutting, swapping and changing are all noticed in one pass (the STREAM construction: Hoang,
/// Reyhanitabar, Rogaway and Vizár, 'Online authenticated-encryption and its nonce-reuse misuse-resistance', CRYPTO 2015). The header is part
/// of every seal.
/// </summary>
internal static class Sealed
{
    /// <summary>How many bytes are sealed together.</summary>
    public const int Chunk = 64 * 1024;

    /// <summary>How many bytes a seal adds to a chunk.</summary>
    public const int Tag = 16;

    private const byte Version = 1;
    private const int KeyId = 8;
    private const int Salt = 32;
    private const int Check = 8;
    private const string Purpose = "backup";

    private static ReadOnlySpan<byte> Magic => "Lodestar backup\n"u8;

    /// <summary>The length of a header in bytes.</summary>
    public static int HeaderLength => Magic.Length + 1 + KeyId + Salt + Check;

    /// <summary>
    /// Makes the header of a new file: what the file is, which key sealed it, the salt for the file's own key, and a checksum of these.
    /// </summary>
    public static byte[] NewHeader(SecretKey secret)
    {
        byte[] header = [.. Magic, Version, .. IdOf(secret), .. RandomNumberGenerator.GetBytes(Salt)];
        return [.. header, .. SHA256.HashData(header).AsSpan(..Check)];
    }

    /// <summary>Throws if the file cannot be opened with this header and key.</summary>
    /// <exception cref="InvalidDataException">The file is not a backup, is damaged, or was made with another key or by a newer version.</exception>
    public static void CheckHeader(ReadOnlySpan<byte> header, string file, SecretKey secret)
    {
        if (!header.StartsWith(Magic))
        {
            throw new InvalidDataException($"{file} is not a backup of Lodestar.");
        }

        if (header.Length < HeaderLength || !SHA256.HashData(header[..^Check]).AsSpan(..Check).SequenceEqual(header[^Check..]))
        {
            throw Damaged(file);
        }

        if (header[Magic.Length] != Version)
        {
            throw new InvalidDataException($"{file} was made by a newer version of Lodestar. Install that version, then restore.");
        }

        if (!header.Slice(Magic.Length + 1, KeyId).SequenceEqual(IdOf(secret)))
        {
            throw new InvalidDataException($"{file} was made with another secret key. Give the one that was kept with it with --key-file.");
        }
    }

    /// <summary>The cipher of one file. As the file has its own key, no nonce is ever used twice.</summary>
    public static AesGcm Cipher(ReadOnlySpan<byte> header, SecretKey secret) =>
        new(HKDF.DeriveKey(HashAlgorithmName.SHA256, secret.Derive(Purpose), 32, header.Slice(Magic.Length + 1 + KeyId, Salt).ToArray()), Tag);

    /// <summary>The nonce of a chunk.</summary>
    public static byte[] Nonce(uint number, bool last)
    {
        var nonce = new byte[AesGcm.NonceByteSizes.MaxSize];
        BinaryPrimitives.WriteUInt32BigEndian(nonce.AsSpan(7), number);
        nonce[^1] = last ? (byte)1 : (byte)0;
        return nonce;
    }

    /// <summary>The exception for contents that are not those that were sealed.</summary>
    public static InvalidDataException Damaged(string file) => new($"{file} is damaged: it is not whole, or was changed. Take another backup.");

    private static byte[] IdOf(SecretKey secret) => secret.Mac("backup key id", "")[..KeyId];
}

/// <summary>Seals what is written to it. The file is complete only after <see cref="Finish"/>.</summary>
internal sealed class SealedWriter : Stream
{
    private readonly Stream file;
    private readonly byte[] header;
    private readonly AesGcm cipher;
    private readonly byte[] plain = new byte[Sealed.Chunk];
    private readonly byte[] closed = new byte[Sealed.Chunk + Sealed.Tag];
    private int filled;
    private uint number;

    public SealedWriter(Stream file, SecretKey secret)
    {
        this.file = file;
        header = Sealed.NewHeader(secret);
        cipher = Sealed.Cipher(header, secret);
        file.Write(header);
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            // A full chunk waits until it is known not to be the last.
            if (filled == plain.Length)
            {
                Seal(last: false);
            }

            var part = Math.Min(buffer.Length, plain.Length - filled);
            buffer[..part].CopyTo(plain.AsSpan(filled));
            filled += part;
            buffer = buffer[part..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Seals the rest as the last chunk.</summary>
    public void Finish() => Seal(last: true);

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        cipher.Dispose();
        base.Dispose(disposing);
    }

    private void Seal(bool last)
    {
        cipher.Encrypt(Sealed.Nonce(number, last), plain.AsSpan(0, filled), closed.AsSpan(0, filled), closed.AsSpan(filled, Sealed.Tag), header);
        file.Write(closed.AsSpan(0, filled + Sealed.Tag));
        (number, filled) = (checked(number + 1), 0);
    }
}

/// <summary>Opens what <see cref="SealedWriter"/> sealed. It returns no byte that is not proven to be as it was written.</summary>
internal sealed class SealedReader : Stream
{
    private readonly FileStream file;
    private readonly byte[] header = new byte[Sealed.HeaderLength];
    private readonly AesGcm cipher;
    private readonly byte[] plain = new byte[Sealed.Chunk];
    private readonly byte[] closed = new byte[Sealed.Chunk + Sealed.Tag];
    private int given;
    private int filled;
    private uint number;
    private bool ended;

    /// <exception cref="InvalidDataException">The header says that this file cannot be opened.</exception>
    public SealedReader(FileStream file, SecretKey secret)
    {
        this.file = file;
        var length = file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        Sealed.CheckHeader(header.AsSpan(0, length), file.Name, secret);
        cipher = Sealed.Cipher(header, secret);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        while (given == filled && !ended)
        {
            Open();
        }

        var part = Math.Min(buffer.Length, filled - given);
        plain.AsSpan(given, part).CopyTo(buffer);
        given += part;
        return part;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        cipher.Dispose();
        base.Dispose(disposing);
    }

    private void Open()
    {
        var length = file.ReadAtLeast(closed, closed.Length, throwOnEndOfStream: false) - Sealed.Tag;
        ended = file.Position == file.Length;
        try
        {
            if (length < 0)
            {
                throw Sealed.Damaged(file.Name);
            }

            cipher.Decrypt(Sealed.Nonce(number, ended), closed.AsSpan(0, length), closed.AsSpan(length, Sealed.Tag), plain.AsSpan(0, length), header);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw Sealed.Damaged(file.Name);
        }

        (number, given, filled) = (checked(number + 1), 0, length);
    }
}
