using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Lodestar.Persistence;

/// <summary>
/// Compresses JSON of a kilobyte to half of that. A row that is too long for its page continues on a page of its own, most of which stays
/// empty. Text that compression does not make shorter is kept as it is; a JSON object never begins with the mark.
/// </summary>
internal static class Pressed
{
    private const byte Mark = 0;
    private const int Head = 1 + sizeof(int);

    // The smallest size before the time for it grows tenfold.
    private const int Quality = 5;
    private const int Window = 16;

    /// <summary>Converts a column of the model.</summary>
    public static ValueConverter<string, byte[]> Converter { get; } = new(text => Press(text), kept => Open(kept));

    /// <summary>Compresses a text for storage.</summary>
    public static byte[] Press(string json)
    {
        var plain = Encoding.UTF8.GetBytes(json);
        var pressed = ArrayPool<byte>.Shared.Rent(plain.Length);
        try
        {
            if (plain.Length <= Head || !BrotliEncoder.TryCompress(plain, pressed.AsSpan(Head, plain.Length - Head), out var length, Quality, Window))
            {
                return plain;
            }

            pressed[0] = Mark;
            BinaryPrimitives.WriteInt32LittleEndian(pressed.AsSpan(1), plain.Length);
            return pressed[..(Head + length)];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(pressed);
        }
    }

    /// <summary>Reads a stored text.</summary>
    public static string Open(byte[] kept) => Encoding.UTF8.GetString(OpenBytes(kept));

    /// <summary>Reads a stored text as UTF-8.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static byte[] OpenBytes(byte[] kept)
    {
        if (kept is not [Mark, ..])
        {
            return kept;
        }

        var plain = new byte[BinaryPrimitives.ReadInt32LittleEndian(kept.AsSpan(1))];
        return BrotliDecoder.TryDecompress(kept.AsSpan(Head), plain, out var length) && length == plain.Length
            ? plain
            : throw new InvalidDataException("A kept text is damaged.");
    }
}
