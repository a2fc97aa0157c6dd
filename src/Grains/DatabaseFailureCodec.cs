using System.Buffers;
using System.Data.Common;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.GeneratedCodeHelpers;
using Orleans.Serialization.Serializers;
using Orleans.Serialization.WireProtocol;
using Scheduler.Grains.Interfaces;

namespace Scheduler.Grains;

/// <summary>
/// What a driver throws has no codec: a call that met it in another process would be answered with the failure to say so, a page of trace for
/// each, and an API host would take the restart of a database for a defect. The caller is told what it means to them instead. No filter
/// of calls: those cost every call, this only the failed ones.
/// </summary>
internal sealed class DatabaseFailureCodec : IGeneralizedCodec
{
    public bool IsSupportedType(Type type) => typeof(DbException).IsAssignableFrom(type);

    public void WriteField<TBufferWriter>(ref Writer<TBufferWriter> writer, uint fieldIdDelta, Type? expectedType, object? value)
        where TBufferWriter : IBufferWriter<byte>
    {
        var failure = (DbException)value!;
        Exception told = failure.IsTransient ? new UnsettledException("The database does not answer.") : new InvalidOperationException($"The database refuses what was asked: {failure.Message}");
        OrleansGeneratedCodeHelper.SerializeUnexpectedType(ref writer, fieldIdDelta, expectedType!, told);
    }

    /// <summary>Never asked: what was written is no exception of a driver any more.</summary>
    public object ReadValue<TInput>(ref Reader<TInput> reader, Field field) => throw new NotSupportedException();
}
