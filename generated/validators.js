// Generated from spec/openapi.yaml by scripts/generate.ts. Do not edit: change the spec and run "npm run generate".

/**
 * A function that judges a decoded body. It returns whether the body is valid and leaves what is not in `errors`.
 * 64-bit integers are expected as `bigint`; in requests safe integer numbers will do.
 * `schemaPath` is a JSON pointer of the description, see source-map.json.
 * @typedef {((data: unknown) => boolean) & {
 *   errors?: null | Array<{
 *     instancePath: string, schemaPath: string, keyword: string, params: Record<string, unknown>, message?: string
 *   }>
 * }} Validator
 */

var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: !0 });
    function ucs2length(str) {
      let len = str.length, length = 0, pos = 0, value;
      for (; pos < len; )
        length++, value = str.charCodeAt(pos++), value >= 55296 && value <= 56319 && pos < len && (value = str.charCodeAt(pos), (value & 64512) === 56320 && pos++);
      return length;
    }
    exports.default = ucs2length;
  }
});

var validate_ServerStatus = validate74;
var pattern11 = new RegExp("^([0-9a-f]+|None)?$", "u"), pattern0 = new RegExp("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", "u");
function validate74(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.version === void 0) {
      let err0 = { instancePath, schemaPath: "#/components/schemas/ServerStatus/required", keyword: "required", params: { missingProperty: "version" }, message: "must have required property 'version'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.git_hash === void 0) {
      let err1 = { instancePath, schemaPath: "#/components/schemas/ServerStatus/required", keyword: "required", params: { missingProperty: "git_hash" }, message: "must have required property 'git_hash'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.id === void 0) {
      let err2 = { instancePath, schemaPath: "#/components/schemas/ServerStatus/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data.pid === void 0) {
      let err3 = { instancePath, schemaPath: "#/components/schemas/ServerStatus/required", keyword: "required", params: { missingProperty: "pid" }, message: "must have required property 'pid'" };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    if (data.is_owner === void 0) {
      let err4 = { instancePath, schemaPath: "#/components/schemas/ServerStatus/required", keyword: "required", params: { missingProperty: "is_owner" }, message: "must have required property 'is_owner'" };
      vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
    }
    if (data.version !== void 0 && typeof data.version != "string") {
      let err5 = { instancePath: instancePath + "/version", schemaPath: "#/components/schemas/ServerStatus/properties/version/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
    }
    if (data.git_hash !== void 0) {
      let data1 = data.git_hash;
      if (typeof data1 == "string") {
        if (!pattern11.test(data1)) {
          let err6 = { instancePath: instancePath + "/git_hash", schemaPath: "#/components/schemas/ServerStatus/properties/git_hash/pattern", keyword: "pattern", params: { pattern: "^([0-9a-f]+|None)?$" }, message: 'must match pattern "^([0-9a-f]+|None)?$"' };
          vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
        }
      } else {
        let err7 = { instancePath: instancePath + "/git_hash", schemaPath: "#/components/schemas/ServerStatus/properties/git_hash/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
    }
    if (data.id !== void 0) {
      let data2 = data.id;
      if (typeof data2 == "string") {
        if (!pattern0.test(data2)) {
          let err8 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/ServerStatus/properties/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" }, message: 'must match pattern "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"' };
          vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
        }
      } else {
        let err9 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/ServerStatus/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
      }
    }
    if (data.cluster_id !== void 0 && typeof data.cluster_id != "string") {
      let err10 = { instancePath: instancePath + "/cluster_id", schemaPath: "#/components/schemas/ServerStatus/properties/cluster_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
    }
    if (data.pid !== void 0) {
      let data4 = data.pid;
      if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4))) {
        let err11 = { instancePath: instancePath + "/pid", schemaPath: "#/components/schemas/ServerStatus/properties/pid/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
      }
      if (typeof data4 == "number" && isFinite(data4)) {
        if (data4 > 2147483647 || isNaN(data4)) {
          let err12 = { instancePath: instancePath + "/pid", schemaPath: "#/components/schemas/ServerStatus/properties/pid/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 }, message: "must be <= 2147483647" };
          vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
        }
        if (data4 < 0 || isNaN(data4)) {
          let err13 = { instancePath: instancePath + "/pid", schemaPath: "#/components/schemas/ServerStatus/properties/pid/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
        }
      }
    }
    if (data.is_owner !== void 0 && typeof data.is_owner != "boolean") {
      let err14 = { instancePath: instancePath + "/is_owner", schemaPath: "#/components/schemas/ServerStatus/properties/is_owner/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
    }
    if (data.liveness !== void 0) {
      let data6 = data.liveness;
      if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6))) {
        let err15 = { instancePath: instancePath + "/liveness", schemaPath: "#/components/schemas/ServerStatus/properties/liveness/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
      }
      if (typeof data6 == "number" && isFinite(data6)) {
        if (data6 > 1 || isNaN(data6)) {
          let err16 = { instancePath: instancePath + "/liveness", schemaPath: "#/components/schemas/ServerStatus/properties/liveness/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
          vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
        }
        if (data6 < 0 || isNaN(data6)) {
          let err17 = { instancePath: instancePath + "/liveness", schemaPath: "#/components/schemas/ServerStatus/properties/liveness/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
        }
      }
    }
  } else {
    let err18 = { instancePath, schemaPath: "#/components/schemas/ServerStatus/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
  }
  return validate74.errors = vErrors, errors === 0;
}
var validate_HTTPError = validate69;
var pattern8 = new RegExp("^(([A-Z]+:)?Err[A-Za-z0-9]+)?$", "u");
function validate69(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.error_msg === void 0) {
      let err0 = { instancePath, schemaPath: "#/components/schemas/HTTPError/required", keyword: "required", params: { missingProperty: "error_msg" }, message: "must have required property 'error_msg'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.error_code === void 0) {
      let err1 = { instancePath, schemaPath: "#/components/schemas/HTTPError/required", keyword: "required", params: { missingProperty: "error_code" }, message: "must have required property 'error_code'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.error_msg !== void 0 && typeof data.error_msg != "string") {
      let err2 = { instancePath: instancePath + "/error_msg", schemaPath: "#/components/schemas/HTTPError/properties/error_msg/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data.error_code !== void 0) {
      let data1 = data.error_code;
      if (typeof data1 == "string") {
        if (!pattern8.test(data1)) {
          let err3 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/HTTPError/properties/error_code/pattern", keyword: "pattern", params: { pattern: "^(([A-Z]+:)?Err[A-Za-z0-9]+)?$" }, message: 'must match pattern "^(([A-Z]+:)?Err[A-Za-z0-9]+)?$"' };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
      } else {
        let err4 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/HTTPError/properties/error_code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
  } else {
    let err5 = { instancePath, schemaPath: "#/components/schemas/HTTPError/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
  }
  return validate69.errors = vErrors, errors === 0;
}
var validate_SetLogLevelRequest = validate75, schema36 = { type: "object", required: ["log_level"], properties: { log_level: { type: "string", enum: ["debug", "info", "warn", "error", "dpanic", "panic", "fatal"] } } };
function validate75(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.log_level === void 0) {
      let err0 = { instancePath, schemaPath: "#/components/schemas/SetLogLevelRequest/required", keyword: "required", params: { missingProperty: "log_level" }, message: "must have required property 'log_level'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.log_level !== void 0) {
      let data0 = data.log_level;
      if (typeof data0 != "string") {
        let err1 = { instancePath: instancePath + "/log_level", schemaPath: "#/components/schemas/SetLogLevelRequest/properties/log_level/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
      if (!(data0 === "debug" || data0 === "info" || data0 === "warn" || data0 === "error" || data0 === "dpanic" || data0 === "panic" || data0 === "fatal")) {
        let err2 = { instancePath: instancePath + "/log_level", schemaPath: "#/components/schemas/SetLogLevelRequest/properties/log_level/enum", keyword: "enum", params: { allowedValues: schema36.properties.log_level.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    }
  } else {
    let err3 = { instancePath, schemaPath: "#/components/schemas/SetLogLevelRequest/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
  }
  return validate75.errors = vErrors, errors === 0;
}
var validate_body_1 = validate78;
var keyword2 = BigInt("0"), keyword3 = BigInt("18446744073709551615");
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (typeof data != "string") {
    let err0 = { instancePath, schemaPath: "#/components/schemas/ChangefeedState/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
  }
  return validate27.errors = vErrors, errors === 0;
}
var pattern3 = new RegExp("^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01]) ([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}$", "u");
function validate29(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (typeof data == "string") {
    if (!pattern3.test(data)) {
      let err0 = { instancePath, schemaPath: "#/components/schemas/Timestamp/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01]) ([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}$" }, message: 'must match pattern "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01]) ([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}$"' };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
  } else {
    let err1 = { instancePath, schemaPath: "#/components/schemas/Timestamp/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
  }
  return validate29.errors = vErrors, errors === 0;
}
var schema13 = { type: ["object", "null"], required: ["addr", "code", "message"], properties: { time: { type: "string", format: "date-time", pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$" }, addr: { type: "string" }, code: { type: "string" }, message: { type: "string" } } }, pattern4 = new RegExp("^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$", "u");
function validate31(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (!(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
    let err0 = { instancePath, schemaPath: "#/components/schemas/RunningError/type", keyword: "type", params: { type: schema13.type }, message: "must be object,null" };
    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.addr === void 0) {
      let err1 = { instancePath, schemaPath: "#/components/schemas/RunningError/required", keyword: "required", params: { missingProperty: "addr" }, message: "must have required property 'addr'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.code === void 0) {
      let err2 = { instancePath, schemaPath: "#/components/schemas/RunningError/required", keyword: "required", params: { missingProperty: "code" }, message: "must have required property 'code'" };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data.message === void 0) {
      let err3 = { instancePath, schemaPath: "#/components/schemas/RunningError/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property 'message'" };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    if (data.time !== void 0) {
      let data0 = data.time;
      if (typeof data0 == "string") {
        if (!pattern4.test(data0)) {
          let err4 = { instancePath: instancePath + "/time", schemaPath: "#/components/schemas/RunningError/properties/time/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$" }, message: 'must match pattern "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$"' };
          vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
        }
      } else {
        let err5 = { instancePath: instancePath + "/time", schemaPath: "#/components/schemas/RunningError/properties/time/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.addr !== void 0 && typeof data.addr != "string") {
      let err6 = { instancePath: instancePath + "/addr", schemaPath: "#/components/schemas/RunningError/properties/addr/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
    if (data.code !== void 0 && typeof data.code != "string") {
      let err7 = { instancePath: instancePath + "/code", schemaPath: "#/components/schemas/RunningError/properties/code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
    }
    if (data.message !== void 0 && typeof data.message != "string") {
      let err8 = { instancePath: instancePath + "/message", schemaPath: "#/components/schemas/RunningError/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
    }
  }
  return validate31.errors = vErrors, errors === 0;
}
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === void 0) {
      let err0 = { instancePath, schemaPath: "#/components/schemas/ChangefeedCommonInfo/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.state === void 0) {
      let err1 = { instancePath, schemaPath: "#/components/schemas/ChangefeedCommonInfo/required", keyword: "required", params: { missingProperty: "state" }, message: "must have required property 'state'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.checkpoint_tso === void 0) {
      let err2 = { instancePath, schemaPath: "#/components/schemas/ChangefeedCommonInfo/required", keyword: "required", params: { missingProperty: "checkpoint_tso" }, message: "must have required property 'checkpoint_tso'" };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data.checkpoint_time === void 0) {
      let err3 = { instancePath, schemaPath: "#/components/schemas/ChangefeedCommonInfo/required", keyword: "required", params: { missingProperty: "checkpoint_time" }, message: "must have required property 'checkpoint_time'" };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    if (data.error === void 0) {
      let err4 = { instancePath, schemaPath: "#/components/schemas/ChangefeedCommonInfo/required", keyword: "required", params: { missingProperty: "error" }, message: "must have required property 'error'" };
      vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
    }
    if (data.upstream_id !== void 0) {
      let data0 = data.upstream_id;
      if (!(typeof data0 == "bigint" && data0 >= keyword2 && data0 <= keyword3)) {
        let err5 = { instancePath: instancePath + "/upstream_id", schemaPath: "#/components/schemas/ChangefeedCommonInfo/properties/upstream_id/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.namespace !== void 0 && typeof data.namespace != "string") {
      let err6 = { instancePath: instancePath + "/namespace", schemaPath: "#/components/schemas/ChangefeedCommonInfo/properties/namespace/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
    if (data.id !== void 0 && typeof data.id != "string") {
      let err7 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/ChangefeedCommonInfo/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
    }
    if (data.state !== void 0 && (validate27(data.state, { instancePath: instancePath + "/state", parentData: data, parentDataProperty: "state", rootData }) || (vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors), errors = vErrors.length)), data.checkpoint_tso !== void 0) {
      let data4 = data.checkpoint_tso;
      if (!(typeof data4 == "bigint" && data4 >= keyword2 && data4 <= keyword3)) {
        let err8 = { instancePath: instancePath + "/checkpoint_tso", schemaPath: "#/components/schemas/ChangefeedCommonInfo/properties/checkpoint_tso/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    data.checkpoint_time !== void 0 && (validate29(data.checkpoint_time, { instancePath: instancePath + "/checkpoint_time", parentData: data, parentDataProperty: "checkpoint_time", rootData }) || (vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors), errors = vErrors.length)), data.error !== void 0 && (validate31(data.error, { instancePath: instancePath + "/error", parentData: data, parentDataProperty: "error", rootData }) || (vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors), errors = vErrors.length));
  } else {
    let err9 = { instancePath, schemaPath: "#/components/schemas/ChangefeedCommonInfo/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
  }
  return validate26.errors = vErrors, errors === 0;
}
function validate78(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (Array.isArray(data)) {
    let len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++)
      validate26(data[i0], { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors), errors = vErrors.length);
  } else {
    let err0 = { instancePath, schemaPath: "#/paths/~1api~1v1~1changefeeds/get/responses/200/content/application~1json/schema/type", keyword: "type", params: { type: "array" }, message: "must be array" };
    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
  }
  return validate78.errors = vErrors, errors === 0;
}
var validate_CreateChangefeedRequest = validate42;
var func2 = require_ucs2length().default, pattern6 = new RegExp("^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$", "u"), pattern7 = new RegExp("^[a-zA-Z][a-zA-Z0-9+.-]*:", "u"), schema19 = { type: "object", additionalProperties: !0, properties: { dispatchers: { type: "array", items: { $ref: "DispatchRule" } }, protocol: { type: "string", enum: ["canal-json", "open-protocol", "avro", "maxwell", "default", "canal", "craft", "flat-avro", "csv", "simple", "debezium"] }, "column-selectors": { type: "array", items: { $ref: "ColumnSelector" } }, "schema-registry": { type: ["string", "null"] }, "transaction-atomicity": { type: "string", enum: ["none", "table"] }, csv: { allOf: [{ $ref: "CSVConfig" }] }, "encoder-concurrency": { type: ["integer", "null"], minimum: -2147483648, maximum: 2147483647 }, terminator: { type: ["string", "null"] }, "date-separator": { type: "string", enum: ["none", "year", "month", "day"] }, "enable-partition-separator": { type: ["boolean", "null"] }, "file-index-digit": { type: ["integer", "null"] }, "enable-kafka-sink-v2": { type: ["boolean", "null"] }, "only-output-updated-columns": { type: ["boolean", "null"] }, "delete-only-output-handle-key-columns": { type: ["boolean", "null"] }, "content-compatible": { type: ["boolean", "null"] }, "large-message-only-handle-key-columns": { type: ["boolean", "null"] }, "safe-mode": { type: ["boolean", "null"] }, "kafka-config": { allOf: [{ $ref: "KafkaConfig" }] }, "pulsar-config": { allOf: [{ $ref: "PulsarConfig" }] }, "mysql-config": { allOf: [{ $ref: "MySQLConfig" }] }, "cloud-storage-config": { allOf: [{ $ref: "CloudStorageConfig" }] }, "advance-timeout-in-sec": { integer64: { minimum: "0", maximum: "18446744073709551615", numbers: !0, nullable: !0 } }, "send-bootstrap-interval-in-sec": { integer64: { minimum: "-9223372036854775808", maximum: "9223372036854775807", numbers: !0, nullable: !0 } }, "send-bootstrap-in-msg-count": { type: ["integer", "null"], minimum: -2147483648, maximum: 2147483647 }, "send-bootstrap-to-all-partition": { type: ["boolean", "null"] }, "send-all-bootstrap-at-start": { type: ["boolean", "null"] }, "debezium-disable-schema": { type: ["boolean", "null"] }, debezium: { allOf: [{ $ref: "DebeziumConfig" }] }, open: { allOf: [{ $ref: "OpenProtocolConfig" }] } } }, schema20 = { type: "object", properties: { matcher: { type: "array", items: { type: "string" } }, dispatcher: { type: "string", enum: ["default", "ts", "index-value", "table", "columns"] }, topic: { type: "string" }, partition: { type: "string" }, index: { type: "string" }, columns: { type: "array", items: { type: "string" } } } };
function validate44(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.matcher !== void 0) {
      let data0 = data.matcher;
      if (Array.isArray(data0)) {
        let len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++)
          if (typeof data0[i0] != "string") {
            let err0 = { instancePath: instancePath + "/matcher/" + i0, schemaPath: "#/components/schemas/DispatchRule/properties/matcher/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
          }
      } else {
        let err1 = { instancePath: instancePath + "/matcher", schemaPath: "#/components/schemas/DispatchRule/properties/matcher/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    }
    if (data.dispatcher !== void 0) {
      let data2 = data.dispatcher;
      if (typeof data2 != "string") {
        let err2 = { instancePath: instancePath + "/dispatcher", schemaPath: "#/components/schemas/DispatchRule/properties/dispatcher/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
      if (!(data2 === "default" || data2 === "ts" || data2 === "index-value" || data2 === "table" || data2 === "columns")) {
        let err3 = { instancePath: instancePath + "/dispatcher", schemaPath: "#/components/schemas/DispatchRule/properties/dispatcher/enum", keyword: "enum", params: { allowedValues: schema20.properties.dispatcher.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    }
    if (data.topic !== void 0 && typeof data.topic != "string") {
      let err4 = { instancePath: instancePath + "/topic", schemaPath: "#/components/schemas/DispatchRule/properties/topic/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
    }
    if (data.partition !== void 0 && typeof data.partition != "string") {
      let err5 = { instancePath: instancePath + "/partition", schemaPath: "#/components/schemas/DispatchRule/properties/partition/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
    }
    if (data.index !== void 0 && typeof data.index != "string") {
      let err6 = { instancePath: instancePath + "/index", schemaPath: "#/components/schemas/DispatchRule/properties/index/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
    if (data.columns !== void 0) {
      let data6 = data.columns;
      if (Array.isArray(data6)) {
        let len1 = data6.length;
        for (let i1 = 0; i1 < len1; i1++)
          if (typeof data6[i1] != "string") {
            let err7 = { instancePath: instancePath + "/columns/" + i1, schemaPath: "#/components/schemas/DispatchRule/properties/columns/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
          }
      } else {
        let err8 = { instancePath: instancePath + "/columns", schemaPath: "#/components/schemas/DispatchRule/properties/columns/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
  } else {
    let err9 = { instancePath, schemaPath: "#/components/schemas/DispatchRule/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
  }
  return validate44.errors = vErrors, errors === 0;
}
function validate41(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.matcher !== void 0) {
      let data0 = data.matcher;
      if (Array.isArray(data0)) {
        let len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++)
          if (typeof data0[i0] != "string") {
            let err0 = { instancePath: instancePath + "/matcher/" + i0, schemaPath: "#/components/schemas/ColumnSelector/properties/matcher/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
          }
      } else {
        let err1 = { instancePath: instancePath + "/matcher", schemaPath: "#/components/schemas/ColumnSelector/properties/matcher/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    }
    if (data.columns !== void 0) {
      let data2 = data.columns;
      if (Array.isArray(data2)) {
        let len1 = data2.length;
        for (let i1 = 0; i1 < len1; i1++)
          if (typeof data2[i1] != "string") {
            let err2 = { instancePath: instancePath + "/columns/" + i1, schemaPath: "#/components/schemas/ColumnSelector/properties/columns/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
          }
      } else {
        let err3 = { instancePath: instancePath + "/columns", schemaPath: "#/components/schemas/ColumnSelector/properties/columns/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    }
  } else {
    let err4 = { instancePath, schemaPath: "#/components/schemas/ColumnSelector/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
  }
  return validate41.errors = vErrors, errors === 0;
}
var schema6 = { type: "object", properties: { delimiter: { type: "string" }, quote: { type: "string" }, null: { type: "string" }, "include-commit-ts": { type: "boolean" }, "binary-encoding-method": { type: "string", enum: ["base64", "hex"] }, "output-old-value": { type: "boolean" }, "output-handle-key": { type: "boolean" } } };
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.delimiter !== void 0 && typeof data.delimiter != "string") {
      let err0 = { instancePath: instancePath + "/delimiter", schemaPath: "#/components/schemas/CSVConfig/properties/delimiter/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.quote !== void 0 && typeof data.quote != "string") {
      let err1 = { instancePath: instancePath + "/quote", schemaPath: "#/components/schemas/CSVConfig/properties/quote/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.null !== void 0 && typeof data.null != "string") {
      let err2 = { instancePath: instancePath + "/null", schemaPath: "#/components/schemas/CSVConfig/properties/null/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data["include-commit-ts"] !== void 0 && typeof data["include-commit-ts"] != "boolean") {
      let err3 = { instancePath: instancePath + "/include-commit-ts", schemaPath: "#/components/schemas/CSVConfig/properties/include-commit-ts/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    if (data["binary-encoding-method"] !== void 0) {
      let data4 = data["binary-encoding-method"];
      if (typeof data4 != "string") {
        let err4 = { instancePath: instancePath + "/binary-encoding-method", schemaPath: "#/components/schemas/CSVConfig/properties/binary-encoding-method/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
      if (!(data4 === "base64" || data4 === "hex")) {
        let err5 = { instancePath: instancePath + "/binary-encoding-method", schemaPath: "#/components/schemas/CSVConfig/properties/binary-encoding-method/enum", keyword: "enum", params: { allowedValues: schema6.properties["binary-encoding-method"].enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data["output-old-value"] !== void 0 && typeof data["output-old-value"] != "boolean") {
      let err6 = { instancePath: instancePath + "/output-old-value", schemaPath: "#/components/schemas/CSVConfig/properties/output-old-value/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
    if (data["output-handle-key"] !== void 0 && typeof data["output-handle-key"] != "boolean") {
      let err7 = { instancePath: instancePath + "/output-handle-key", schemaPath: "#/components/schemas/CSVConfig/properties/output-handle-key/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
    }
  } else {
    let err8 = { instancePath, schemaPath: "#/components/schemas/CSVConfig/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
  }
  return validate21.errors = vErrors, errors === 0;
}
var schema21 = { type: "object", additionalProperties: !0, properties: { "partition-num": { type: ["integer", "null"], minimum: -2147483648, maximum: 2147483647 }, "replication-factor": { type: ["integer", "null"], minimum: -32768, maximum: 32767 }, "kafka-version": { type: ["string", "null"] }, "max-message-bytes": { type: ["integer", "null"] }, compression: { type: ["string", "null"] }, "kafka-client-id": { type: ["string", "null"] }, "auto-create-topic": { type: ["boolean", "null"] }, "dial-timeout": { type: ["string", "null"] }, "write-timeout": { type: ["string", "null"] }, "read-timeout": { type: ["string", "null"] }, "required-acks": { type: ["integer", "null"] }, "sasl-user": { type: ["string", "null"] }, "sasl-password": { type: ["string", "null"] }, "sasl-mechanism": { type: ["string", "null"] }, "sasl-gssapi-auth-type": { type: ["string", "null"] }, "sasl-gssapi-keytab-path": { type: ["string", "null"] }, "sasl-gssapi-kerberos-config-path": { type: ["string", "null"] }, "sasl-gssapi-service-name": { type: ["string", "null"] }, "sasl-gssapi-user": { type: ["string", "null"] }, "sasl-gssapi-password": { type: ["string", "null"] }, "sasl-gssapi-realm": { type: ["string", "null"] }, "sasl-gssapi-disable-pafxfast": { type: ["boolean", "null"] }, "sasl-oauth-client-id": { type: ["string", "null"] }, "sasl-oauth-client-secret": { type: ["string", "null"] }, "sasl-oauth-token-url": { type: ["string", "null"] }, "sasl-oauth-scopes": { type: "array", items: { type: "string" } }, "sasl-oauth-grant-type": { type: ["string", "null"] }, "sasl-oauth-audience": { type: ["string", "null"] }, "enable-tls": { type: ["boolean", "null"] }, ca: { type: ["string", "null"] }, cert: { type: ["string", "null"] }, key: { type: ["string", "null"] }, "insecure-skip-verify": { type: ["boolean", "null"] }, "codec-config": { allOf: [{ $ref: "CodecConfig" }] }, "large-message-handle": { allOf: [{ $ref: "LargeMessageHandleConfig" }] }, "glue-schema-registry-config": { allOf: [{ $ref: "GlueSchemaRegistryConfig" }] }, "output-raw-change-event": { type: ["boolean", "null"] } } }, schema16 = { type: "object", properties: { "enable-tidb-extension": { type: ["boolean", "null"] }, "max-batch-size": { type: ["integer", "null"] }, "avro-enable-watermark": { type: ["boolean", "null"] }, "avro-decimal-handling-mode": { type: ["string", "null"] }, "avro-bigint-unsigned-handling-mode": { type: ["string", "null"] }, "encoding-format": { type: ["string", "null"] } } };
function validate40(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data["enable-tidb-extension"] !== void 0) {
      let data0 = data["enable-tidb-extension"];
      if (typeof data0 != "boolean" && data0 !== null) {
        let err0 = { instancePath: instancePath + "/enable-tidb-extension", schemaPath: "#/components/schemas/CodecConfig/properties/enable-tidb-extension/type", keyword: "type", params: { type: schema16.properties["enable-tidb-extension"].type }, message: "must be boolean,null" };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    }
    if (data["max-batch-size"] !== void 0) {
      let data1 = data["max-batch-size"];
      if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)) && data1 !== null) {
        let err1 = { instancePath: instancePath + "/max-batch-size", schemaPath: "#/components/schemas/CodecConfig/properties/max-batch-size/type", keyword: "type", params: { type: schema16.properties["max-batch-size"].type }, message: "must be integer,null" };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    }
    if (data["avro-enable-watermark"] !== void 0) {
      let data2 = data["avro-enable-watermark"];
      if (typeof data2 != "boolean" && data2 !== null) {
        let err2 = { instancePath: instancePath + "/avro-enable-watermark", schemaPath: "#/components/schemas/CodecConfig/properties/avro-enable-watermark/type", keyword: "type", params: { type: schema16.properties["avro-enable-watermark"].type }, message: "must be boolean,null" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    }
    if (data["avro-decimal-handling-mode"] !== void 0) {
      let data3 = data["avro-decimal-handling-mode"];
      if (typeof data3 != "string" && data3 !== null) {
        let err3 = { instancePath: instancePath + "/avro-decimal-handling-mode", schemaPath: "#/components/schemas/CodecConfig/properties/avro-decimal-handling-mode/type", keyword: "type", params: { type: schema16.properties["avro-decimal-handling-mode"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    }
    if (data["avro-bigint-unsigned-handling-mode"] !== void 0) {
      let data4 = data["avro-bigint-unsigned-handling-mode"];
      if (typeof data4 != "string" && data4 !== null) {
        let err4 = { instancePath: instancePath + "/avro-bigint-unsigned-handling-mode", schemaPath: "#/components/schemas/CodecConfig/properties/avro-bigint-unsigned-handling-mode/type", keyword: "type", params: { type: schema16.properties["avro-bigint-unsigned-handling-mode"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data["encoding-format"] !== void 0) {
      let data5 = data["encoding-format"];
      if (typeof data5 != "string" && data5 !== null) {
        let err5 = { instancePath: instancePath + "/encoding-format", schemaPath: "#/components/schemas/CodecConfig/properties/encoding-format/type", keyword: "type", params: { type: schema16.properties["encoding-format"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
  } else {
    let err6 = { instancePath, schemaPath: "#/components/schemas/CodecConfig/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
  }
  return validate40.errors = vErrors, errors === 0;
}
function validate50(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data["large-message-handle-option"] !== void 0 && typeof data["large-message-handle-option"] != "string") {
      let err0 = { instancePath: instancePath + "/large-message-handle-option", schemaPath: "#/components/schemas/LargeMessageHandleConfig/properties/large-message-handle-option/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data["large-message-handle-compression"] !== void 0 && typeof data["large-message-handle-compression"] != "string") {
      let err1 = { instancePath: instancePath + "/large-message-handle-compression", schemaPath: "#/components/schemas/LargeMessageHandleConfig/properties/large-message-handle-compression/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data["claim-check-storage-uri"] !== void 0 && typeof data["claim-check-storage-uri"] != "string") {
      let err2 = { instancePath: instancePath + "/claim-check-storage-uri", schemaPath: "#/components/schemas/LargeMessageHandleConfig/properties/claim-check-storage-uri/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data["claim-check-raw-value"] !== void 0 && typeof data["claim-check-raw-value"] != "boolean") {
      let err3 = { instancePath: instancePath + "/claim-check-raw-value", schemaPath: "#/components/schemas/LargeMessageHandleConfig/properties/claim-check-raw-value/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
  } else {
    let err4 = { instancePath, schemaPath: "#/components/schemas/LargeMessageHandleConfig/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
  }
  return validate50.errors = vErrors, errors === 0;
}
function validate52(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data["registry-name"] !== void 0 && typeof data["registry-name"] != "string") {
      let err0 = { instancePath: instancePath + "/registry-name", schemaPath: "#/components/schemas/GlueSchemaRegistryConfig/properties/registry-name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.region !== void 0 && typeof data.region != "string") {
      let err1 = { instancePath: instancePath + "/region", schemaPath: "#/components/schemas/GlueSchemaRegistryConfig/properties/region/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data["access-key"] !== void 0 && typeof data["access-key"] != "string") {
      let err2 = { instancePath: instancePath + "/access-key", schemaPath: "#/components/schemas/GlueSchemaRegistryConfig/properties/access-key/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data["secret-access-key"] !== void 0 && typeof data["secret-access-key"] != "string") {
      let err3 = { instancePath: instancePath + "/secret-access-key", schemaPath: "#/components/schemas/GlueSchemaRegistryConfig/properties/secret-access-key/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    if (data.token !== void 0 && typeof data.token != "string") {
      let err4 = { instancePath: instancePath + "/token", schemaPath: "#/components/schemas/GlueSchemaRegistryConfig/properties/token/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
    }
  } else {
    let err5 = { instancePath, schemaPath: "#/components/schemas/GlueSchemaRegistryConfig/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
  }
  return validate52.errors = vErrors, errors === 0;
}
function validate48(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data["partition-num"] !== void 0) {
      let data0 = data["partition-num"];
      if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)) && data0 !== null) {
        let err0 = { instancePath: instancePath + "/partition-num", schemaPath: "#/components/schemas/KafkaConfig/properties/partition-num/type", keyword: "type", params: { type: schema21.properties["partition-num"].type }, message: "must be integer,null" };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
      if (typeof data0 == "number" && isFinite(data0)) {
        if (data0 > 2147483647 || isNaN(data0)) {
          let err1 = { instancePath: instancePath + "/partition-num", schemaPath: "#/components/schemas/KafkaConfig/properties/partition-num/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 }, message: "must be <= 2147483647" };
          vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
        }
        if (data0 < -2147483648 || isNaN(data0)) {
          let err2 = { instancePath: instancePath + "/partition-num", schemaPath: "#/components/schemas/KafkaConfig/properties/partition-num/minimum", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 }, message: "must be >= -2147483648" };
          vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
        }
      }
    }
    if (data["replication-factor"] !== void 0) {
      let data1 = data["replication-factor"];
      if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)) && data1 !== null) {
        let err3 = { instancePath: instancePath + "/replication-factor", schemaPath: "#/components/schemas/KafkaConfig/properties/replication-factor/type", keyword: "type", params: { type: schema21.properties["replication-factor"].type }, message: "must be integer,null" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 > 32767 || isNaN(data1)) {
          let err4 = { instancePath: instancePath + "/replication-factor", schemaPath: "#/components/schemas/KafkaConfig/properties/replication-factor/maximum", keyword: "maximum", params: { comparison: "<=", limit: 32767 }, message: "must be <= 32767" };
          vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
        }
        if (data1 < -32768 || isNaN(data1)) {
          let err5 = { instancePath: instancePath + "/replication-factor", schemaPath: "#/components/schemas/KafkaConfig/properties/replication-factor/minimum", keyword: "minimum", params: { comparison: ">=", limit: -32768 }, message: "must be >= -32768" };
          vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
        }
      }
    }
    if (data["kafka-version"] !== void 0) {
      let data2 = data["kafka-version"];
      if (typeof data2 != "string" && data2 !== null) {
        let err6 = { instancePath: instancePath + "/kafka-version", schemaPath: "#/components/schemas/KafkaConfig/properties/kafka-version/type", keyword: "type", params: { type: schema21.properties["kafka-version"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data["max-message-bytes"] !== void 0) {
      let data3 = data["max-message-bytes"];
      if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)) && data3 !== null) {
        let err7 = { instancePath: instancePath + "/max-message-bytes", schemaPath: "#/components/schemas/KafkaConfig/properties/max-message-bytes/type", keyword: "type", params: { type: schema21.properties["max-message-bytes"].type }, message: "must be integer,null" };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
    }
    if (data.compression !== void 0) {
      let data4 = data.compression;
      if (typeof data4 != "string" && data4 !== null) {
        let err8 = { instancePath: instancePath + "/compression", schemaPath: "#/components/schemas/KafkaConfig/properties/compression/type", keyword: "type", params: { type: schema21.properties.compression.type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data["kafka-client-id"] !== void 0) {
      let data5 = data["kafka-client-id"];
      if (typeof data5 != "string" && data5 !== null) {
        let err9 = { instancePath: instancePath + "/kafka-client-id", schemaPath: "#/components/schemas/KafkaConfig/properties/kafka-client-id/type", keyword: "type", params: { type: schema21.properties["kafka-client-id"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
      }
    }
    if (data["auto-create-topic"] !== void 0) {
      let data6 = data["auto-create-topic"];
      if (typeof data6 != "boolean" && data6 !== null) {
        let err10 = { instancePath: instancePath + "/auto-create-topic", schemaPath: "#/components/schemas/KafkaConfig/properties/auto-create-topic/type", keyword: "type", params: { type: schema21.properties["auto-create-topic"].type }, message: "must be boolean,null" };
        vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
      }
    }
    if (data["dial-timeout"] !== void 0) {
      let data7 = data["dial-timeout"];
      if (typeof data7 != "string" && data7 !== null) {
        let err11 = { instancePath: instancePath + "/dial-timeout", schemaPath: "#/components/schemas/KafkaConfig/properties/dial-timeout/type", keyword: "type", params: { type: schema21.properties["dial-timeout"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
      }
    }
    if (data["write-timeout"] !== void 0) {
      let data8 = data["write-timeout"];
      if (typeof data8 != "string" && data8 !== null) {
        let err12 = { instancePath: instancePath + "/write-timeout", schemaPath: "#/components/schemas/KafkaConfig/properties/write-timeout/type", keyword: "type", params: { type: schema21.properties["write-timeout"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
      }
    }
    if (data["read-timeout"] !== void 0) {
      let data9 = data["read-timeout"];
      if (typeof data9 != "string" && data9 !== null) {
        let err13 = { instancePath: instancePath + "/read-timeout", schemaPath: "#/components/schemas/KafkaConfig/properties/read-timeout/type", keyword: "type", params: { type: schema21.properties["read-timeout"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
      }
    }
    if (data["required-acks"] !== void 0) {
      let data10 = data["required-acks"];
      if (!(typeof data10 == "number" && !(data10 % 1) && !isNaN(data10) && isFinite(data10)) && data10 !== null) {
        let err14 = { instancePath: instancePath + "/required-acks", schemaPath: "#/components/schemas/KafkaConfig/properties/required-acks/type", keyword: "type", params: { type: schema21.properties["required-acks"].type }, message: "must be integer,null" };
        vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
      }
    }
    if (data["sasl-user"] !== void 0) {
      let data11 = data["sasl-user"];
      if (typeof data11 != "string" && data11 !== null) {
        let err15 = { instancePath: instancePath + "/sasl-user", schemaPath: "#/components/schemas/KafkaConfig/properties/sasl-user/type", keyword: "type", params: { type: schema21.properties["sasl-user"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
      }
    }
    if (data["sasl-password"] !== void 0) {
      let data12 = data["sasl-password"];
      if (typeof data12 != "string" && data12 !== null) {
        let err16 = { instancePath: instancePath + "/sasl-password", schemaPath: "#/components/schemas/KafkaConfig/properties/sasl-password/type", keyword: "type", params: { type: schema21.properties["sasl-password"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
      }
    }
    if (data["sasl-mechanism"] !== void 0) {
      let data13 = data["sasl-mechanism"];
      if (typeof data13 != "string" && data13 !== null) {
        let err17 = { instancePath: instancePath + "/sasl-mechanism", schemaPath: "#/components/schemas/KafkaConfig/properties/sasl-mechanism/type", keyword: "type", params: { type: schema21.properties["sasl-mechanism"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
      }
    }
    if (data["sasl-gssapi-auth-type"] !== void 0) {
      let data14 = data["sasl-gssapi-auth-type"];
      if (typeof data14 != "string" && data14 !== null) {
        let err18 = { instancePath: instancePath + "/sasl-gssapi-auth-type", schemaPath: "#/components/schemas/KafkaConfig/properties/sasl-gssapi-auth-type/type", keyword: "type", params: { type: schema21.properties["sasl-gssapi-auth-type"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
      }
    }
    if (data["sasl-gssapi-keytab-path"] !== void 0) {
      let data15 = data["sasl-gssapi-keytab-path"];
      if (typeof data15 != "string" && data15 !== null) {
        let err19 = { instancePath: instancePath + "/sasl-gssapi-keytab-path", schemaPath: "#/components/schemas/KafkaConfig/properties/sasl-gssapi-keytab-path/type", keyword: "type", params: { type: schema21.properties["sasl-gssapi-keytab-path"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
      }
    }
    if (data["sasl-gssapi-kerberos-config-path"] !== void 0) {
      let data16 = data["sasl-gssapi-kerberos-config-path"];
      if (typeof data16 != "string" && data16 !== null) {
        let err20 = { instancePath: instancePath + "/sasl-gssapi-kerberos-config-path", schemaPath: "#/components/schemas/KafkaConfig/properties/sasl-gssapi-kerberos-config-path/type", keyword: "type", params: { type: schema21.properties["sasl-gssapi-kerberos-config-path"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
      }
    }
    if (data["sasl-gssapi-service-name"] !== void 0) {
      let data17 = data["sasl-gssapi-service-name"];
      if (typeof data17 != "string" && data17 !== null) {
        let err21 = { instancePath: instancePath + "/sasl-gssapi-service-name", schemaPath: "#/components/schemas/KafkaConfig/properties/sasl-gssapi-service-name/type", keyword: "type", params: { type: schema21.properties["sasl-gssapi-service-name"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
      }
    }
    if (data["sasl-gssapi-user"] !== void 0) {
      let data18 = data["sasl-gssapi-user"];
      if (typeof data18 != "string" && data18 !== null) {
        let err22 = { instancePath: instancePath + "/sasl-gssapi-user", schemaPath: "#/components/schemas/KafkaConfig/properties/sasl-gssapi-user/type", keyword: "type", params: { type: schema21.properties["sasl-gssapi-user"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
      }
    }
    if (data["sasl-gssapi-password"] !== void 0) {
      let data19 = data["sasl-gssapi-password"];
      if (typeof data19 != "string" && data19 !== null) {
        let err23 = { instancePath: instancePath + "/sasl-gssapi-password", schemaPath: "#/components/schemas/KafkaConfig/properties/sasl-gssapi-password/type", keyword: "type", params: { type: schema21.properties["sasl-gssapi-password"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
      }
    }
    if (data["sasl-gssapi-realm"] !== void 0) {
      let data20 = data["sasl-gssapi-realm"];
      if (typeof data20 != "string" && data20 !== null) {
        let err24 = { instancePath: instancePath + "/sasl-gssapi-realm", schemaPath: "#/components/schemas/KafkaConfig/properties/sasl-gssapi-realm/type", keyword: "type", params: { type: schema21.properties["sasl-gssapi-realm"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
      }
    }
    if (data["sasl-gssapi-disable-pafxfast"] !== void 0) {
      let data21 = data["sasl-gssapi-disable-pafxfast"];
      if (typeof data21 != "boolean" && data21 !== null) {
        let err25 = { instancePath: instancePath + "/sasl-gssapi-disable-pafxfast", schemaPath: "#/components/schemas/KafkaConfig/properties/sasl-gssapi-disable-pafxfast/type", keyword: "type", params: { type: schema21.properties["sasl-gssapi-disable-pafxfast"].type }, message: "must be boolean,null" };
        vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
      }
    }
    if (data["sasl-oauth-client-id"] !== void 0) {
      let data22 = data["sasl-oauth-client-id"];
      if (typeof data22 != "string" && data22 !== null) {
        let err26 = { instancePath: instancePath + "/sasl-oauth-client-id", schemaPath: "#/components/schemas/KafkaConfig/properties/sasl-oauth-client-id/type", keyword: "type", params: { type: schema21.properties["sasl-oauth-client-id"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
      }
    }
    if (data["sasl-oauth-client-secret"] !== void 0) {
      let data23 = data["sasl-oauth-client-secret"];
      if (typeof data23 != "string" && data23 !== null) {
        let err27 = { instancePath: instancePath + "/sasl-oauth-client-secret", schemaPath: "#/components/schemas/KafkaConfig/properties/sasl-oauth-client-secret/type", keyword: "type", params: { type: schema21.properties["sasl-oauth-client-secret"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
      }
    }
    if (data["sasl-oauth-token-url"] !== void 0) {
      let data24 = data["sasl-oauth-token-url"];
      if (typeof data24 != "string" && data24 !== null) {
        let err28 = { instancePath: instancePath + "/sasl-oauth-token-url", schemaPath: "#/components/schemas/KafkaConfig/properties/sasl-oauth-token-url/type", keyword: "type", params: { type: schema21.properties["sasl-oauth-token-url"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
      }
    }
    if (data["sasl-oauth-scopes"] !== void 0) {
      let data25 = data["sasl-oauth-scopes"];
      if (Array.isArray(data25)) {
        let len0 = data25.length;
        for (let i0 = 0; i0 < len0; i0++)
          if (typeof data25[i0] != "string") {
            let err29 = { instancePath: instancePath + "/sasl-oauth-scopes/" + i0, schemaPath: "#/components/schemas/KafkaConfig/properties/sasl-oauth-scopes/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
          }
      } else {
        let err30 = { instancePath: instancePath + "/sasl-oauth-scopes", schemaPath: "#/components/schemas/KafkaConfig/properties/sasl-oauth-scopes/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
      }
    }
    if (data["sasl-oauth-grant-type"] !== void 0) {
      let data27 = data["sasl-oauth-grant-type"];
      if (typeof data27 != "string" && data27 !== null) {
        let err31 = { instancePath: instancePath + "/sasl-oauth-grant-type", schemaPath: "#/components/schemas/KafkaConfig/properties/sasl-oauth-grant-type/type", keyword: "type", params: { type: schema21.properties["sasl-oauth-grant-type"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
      }
    }
    if (data["sasl-oauth-audience"] !== void 0) {
      let data28 = data["sasl-oauth-audience"];
      if (typeof data28 != "string" && data28 !== null) {
        let err32 = { instancePath: instancePath + "/sasl-oauth-audience", schemaPath: "#/components/schemas/KafkaConfig/properties/sasl-oauth-audience/type", keyword: "type", params: { type: schema21.properties["sasl-oauth-audience"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
      }
    }
    if (data["enable-tls"] !== void 0) {
      let data29 = data["enable-tls"];
      if (typeof data29 != "boolean" && data29 !== null) {
        let err33 = { instancePath: instancePath + "/enable-tls", schemaPath: "#/components/schemas/KafkaConfig/properties/enable-tls/type", keyword: "type", params: { type: schema21.properties["enable-tls"].type }, message: "must be boolean,null" };
        vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
      }
    }
    if (data.ca !== void 0) {
      let data30 = data.ca;
      if (typeof data30 != "string" && data30 !== null) {
        let err34 = { instancePath: instancePath + "/ca", schemaPath: "#/components/schemas/KafkaConfig/properties/ca/type", keyword: "type", params: { type: schema21.properties.ca.type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
      }
    }
    if (data.cert !== void 0) {
      let data31 = data.cert;
      if (typeof data31 != "string" && data31 !== null) {
        let err35 = { instancePath: instancePath + "/cert", schemaPath: "#/components/schemas/KafkaConfig/properties/cert/type", keyword: "type", params: { type: schema21.properties.cert.type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
      }
    }
    if (data.key !== void 0) {
      let data32 = data.key;
      if (typeof data32 != "string" && data32 !== null) {
        let err36 = { instancePath: instancePath + "/key", schemaPath: "#/components/schemas/KafkaConfig/properties/key/type", keyword: "type", params: { type: schema21.properties.key.type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
      }
    }
    if (data["insecure-skip-verify"] !== void 0) {
      let data33 = data["insecure-skip-verify"];
      if (typeof data33 != "boolean" && data33 !== null) {
        let err37 = { instancePath: instancePath + "/insecure-skip-verify", schemaPath: "#/components/schemas/KafkaConfig/properties/insecure-skip-verify/type", keyword: "type", params: { type: schema21.properties["insecure-skip-verify"].type }, message: "must be boolean,null" };
        vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++;
      }
    }
    if (data["codec-config"] !== void 0 && (validate40(data["codec-config"], { instancePath: instancePath + "/codec-config", parentData: data, parentDataProperty: "codec-config", rootData }) || (vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors), errors = vErrors.length)), data["large-message-handle"] !== void 0 && (validate50(data["large-message-handle"], { instancePath: instancePath + "/large-message-handle", parentData: data, parentDataProperty: "large-message-handle", rootData }) || (vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors), errors = vErrors.length)), data["glue-schema-registry-config"] !== void 0 && (validate52(data["glue-schema-registry-config"], { instancePath: instancePath + "/glue-schema-registry-config", parentData: data, parentDataProperty: "glue-schema-registry-config", rootData }) || (vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors), errors = vErrors.length)), data["output-raw-change-event"] !== void 0) {
      let data37 = data["output-raw-change-event"];
      if (typeof data37 != "boolean" && data37 !== null) {
        let err38 = { instancePath: instancePath + "/output-raw-change-event", schemaPath: "#/components/schemas/KafkaConfig/properties/output-raw-change-event/type", keyword: "type", params: { type: schema21.properties["output-raw-change-event"].type }, message: "must be boolean,null" };
        vErrors === null ? vErrors = [err38] : vErrors.push(err38), errors++;
      }
    }
  } else {
    let err39 = { instancePath, schemaPath: "#/components/schemas/KafkaConfig/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err39] : vErrors.push(err39), errors++;
  }
  return validate48.errors = vErrors, errors === 0;
}
var schema24 = { type: "object", additionalProperties: !0, properties: { "tls-key-file-path": { type: ["string", "null"] }, "tls-certificate-file": { type: ["string", "null"] }, "tls-trust-certs-file-path": { type: ["string", "null"] }, "pulsar-producer-cache-size": { type: ["integer", "null"], minimum: -2147483648, maximum: 2147483647 }, "pulsar-version": { type: ["string", "null"] }, "compression-type": { type: ["string", "null"] }, "authentication-token": { type: ["string", "null"] }, "connection-timeout": { type: ["integer", "null"] }, "operation-timeout": { type: ["integer", "null"] }, "batching-max-messages": { integer64: { minimum: "0", maximum: "18446744073709551615", numbers: !0, nullable: !0 } }, "batching-max-publish-delay": { type: ["integer", "null"] }, "send-timeout": { type: ["integer", "null"] }, "token-from-file": { type: ["string", "null"] }, "basic-user-name": { type: ["string", "null"] }, "basic-password": { type: ["string", "null"] }, "auth-tls-certificate-path": { type: ["string", "null"] }, "auth-tls-private-key-path": { type: ["string", "null"] }, oauth2: { allOf: [{ $ref: "OAuth2" }] }, "output-raw-change-event": { type: ["boolean", "null"] } } };
function validate56(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data["oauth2-issuer-url"] !== void 0 && typeof data["oauth2-issuer-url"] != "string") {
      let err0 = { instancePath: instancePath + "/oauth2-issuer-url", schemaPath: "#/components/schemas/OAuth2/properties/oauth2-issuer-url/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data["oauth2-audience"] !== void 0 && typeof data["oauth2-audience"] != "string") {
      let err1 = { instancePath: instancePath + "/oauth2-audience", schemaPath: "#/components/schemas/OAuth2/properties/oauth2-audience/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data["oauth2-private-key"] !== void 0 && typeof data["oauth2-private-key"] != "string") {
      let err2 = { instancePath: instancePath + "/oauth2-private-key", schemaPath: "#/components/schemas/OAuth2/properties/oauth2-private-key/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data["oauth2-client-id"] !== void 0 && typeof data["oauth2-client-id"] != "string") {
      let err3 = { instancePath: instancePath + "/oauth2-client-id", schemaPath: "#/components/schemas/OAuth2/properties/oauth2-client-id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    if (data["oauth2-scope"] !== void 0 && typeof data["oauth2-scope"] != "string") {
      let err4 = { instancePath: instancePath + "/oauth2-scope", schemaPath: "#/components/schemas/OAuth2/properties/oauth2-scope/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
    }
  } else {
    let err5 = { instancePath, schemaPath: "#/components/schemas/OAuth2/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
  }
  return validate56.errors = vErrors, errors === 0;
}
function validate55(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data["tls-key-file-path"] !== void 0) {
      let data0 = data["tls-key-file-path"];
      if (typeof data0 != "string" && data0 !== null) {
        let err0 = { instancePath: instancePath + "/tls-key-file-path", schemaPath: "#/components/schemas/PulsarConfig/properties/tls-key-file-path/type", keyword: "type", params: { type: schema24.properties["tls-key-file-path"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    }
    if (data["tls-certificate-file"] !== void 0) {
      let data1 = data["tls-certificate-file"];
      if (typeof data1 != "string" && data1 !== null) {
        let err1 = { instancePath: instancePath + "/tls-certificate-file", schemaPath: "#/components/schemas/PulsarConfig/properties/tls-certificate-file/type", keyword: "type", params: { type: schema24.properties["tls-certificate-file"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    }
    if (data["tls-trust-certs-file-path"] !== void 0) {
      let data2 = data["tls-trust-certs-file-path"];
      if (typeof data2 != "string" && data2 !== null) {
        let err2 = { instancePath: instancePath + "/tls-trust-certs-file-path", schemaPath: "#/components/schemas/PulsarConfig/properties/tls-trust-certs-file-path/type", keyword: "type", params: { type: schema24.properties["tls-trust-certs-file-path"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    }
    if (data["pulsar-producer-cache-size"] !== void 0) {
      let data3 = data["pulsar-producer-cache-size"];
      if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)) && data3 !== null) {
        let err3 = { instancePath: instancePath + "/pulsar-producer-cache-size", schemaPath: "#/components/schemas/PulsarConfig/properties/pulsar-producer-cache-size/type", keyword: "type", params: { type: schema24.properties["pulsar-producer-cache-size"].type }, message: "must be integer,null" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
      if (typeof data3 == "number" && isFinite(data3)) {
        if (data3 > 2147483647 || isNaN(data3)) {
          let err4 = { instancePath: instancePath + "/pulsar-producer-cache-size", schemaPath: "#/components/schemas/PulsarConfig/properties/pulsar-producer-cache-size/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 }, message: "must be <= 2147483647" };
          vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
        }
        if (data3 < -2147483648 || isNaN(data3)) {
          let err5 = { instancePath: instancePath + "/pulsar-producer-cache-size", schemaPath: "#/components/schemas/PulsarConfig/properties/pulsar-producer-cache-size/minimum", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 }, message: "must be >= -2147483648" };
          vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
        }
      }
    }
    if (data["pulsar-version"] !== void 0) {
      let data4 = data["pulsar-version"];
      if (typeof data4 != "string" && data4 !== null) {
        let err6 = { instancePath: instancePath + "/pulsar-version", schemaPath: "#/components/schemas/PulsarConfig/properties/pulsar-version/type", keyword: "type", params: { type: schema24.properties["pulsar-version"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data["compression-type"] !== void 0) {
      let data5 = data["compression-type"];
      if (typeof data5 != "string" && data5 !== null) {
        let err7 = { instancePath: instancePath + "/compression-type", schemaPath: "#/components/schemas/PulsarConfig/properties/compression-type/type", keyword: "type", params: { type: schema24.properties["compression-type"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
    }
    if (data["authentication-token"] !== void 0) {
      let data6 = data["authentication-token"];
      if (typeof data6 != "string" && data6 !== null) {
        let err8 = { instancePath: instancePath + "/authentication-token", schemaPath: "#/components/schemas/PulsarConfig/properties/authentication-token/type", keyword: "type", params: { type: schema24.properties["authentication-token"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data["connection-timeout"] !== void 0) {
      let data7 = data["connection-timeout"];
      if (!(typeof data7 == "number" && !(data7 % 1) && !isNaN(data7) && isFinite(data7)) && data7 !== null) {
        let err9 = { instancePath: instancePath + "/connection-timeout", schemaPath: "#/components/schemas/PulsarConfig/properties/connection-timeout/type", keyword: "type", params: { type: schema24.properties["connection-timeout"].type }, message: "must be integer,null" };
        vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
      }
    }
    if (data["operation-timeout"] !== void 0) {
      let data8 = data["operation-timeout"];
      if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8)) && data8 !== null) {
        let err10 = { instancePath: instancePath + "/operation-timeout", schemaPath: "#/components/schemas/PulsarConfig/properties/operation-timeout/type", keyword: "type", params: { type: schema24.properties["operation-timeout"].type }, message: "must be integer,null" };
        vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
      }
    }
    if (data["batching-max-messages"] !== void 0) {
      let data9 = data["batching-max-messages"];
      if (!(data9 === null || (typeof data9 == "bigint" || Number.isSafeInteger(data9)) && data9 >= keyword2 && data9 <= keyword3)) {
        let err11 = { instancePath: instancePath + "/batching-max-messages", schemaPath: "#/components/schemas/PulsarConfig/properties/batching-max-messages/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
        vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
      }
    }
    if (data["batching-max-publish-delay"] !== void 0) {
      let data10 = data["batching-max-publish-delay"];
      if (!(typeof data10 == "number" && !(data10 % 1) && !isNaN(data10) && isFinite(data10)) && data10 !== null) {
        let err12 = { instancePath: instancePath + "/batching-max-publish-delay", schemaPath: "#/components/schemas/PulsarConfig/properties/batching-max-publish-delay/type", keyword: "type", params: { type: schema24.properties["batching-max-publish-delay"].type }, message: "must be integer,null" };
        vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
      }
    }
    if (data["send-timeout"] !== void 0) {
      let data11 = data["send-timeout"];
      if (!(typeof data11 == "number" && !(data11 % 1) && !isNaN(data11) && isFinite(data11)) && data11 !== null) {
        let err13 = { instancePath: instancePath + "/send-timeout", schemaPath: "#/components/schemas/PulsarConfig/properties/send-timeout/type", keyword: "type", params: { type: schema24.properties["send-timeout"].type }, message: "must be integer,null" };
        vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
      }
    }
    if (data["token-from-file"] !== void 0) {
      let data12 = data["token-from-file"];
      if (typeof data12 != "string" && data12 !== null) {
        let err14 = { instancePath: instancePath + "/token-from-file", schemaPath: "#/components/schemas/PulsarConfig/properties/token-from-file/type", keyword: "type", params: { type: schema24.properties["token-from-file"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
      }
    }
    if (data["basic-user-name"] !== void 0) {
      let data13 = data["basic-user-name"];
      if (typeof data13 != "string" && data13 !== null) {
        let err15 = { instancePath: instancePath + "/basic-user-name", schemaPath: "#/components/schemas/PulsarConfig/properties/basic-user-name/type", keyword: "type", params: { type: schema24.properties["basic-user-name"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
      }
    }
    if (data["basic-password"] !== void 0) {
      let data14 = data["basic-password"];
      if (typeof data14 != "string" && data14 !== null) {
        let err16 = { instancePath: instancePath + "/basic-password", schemaPath: "#/components/schemas/PulsarConfig/properties/basic-password/type", keyword: "type", params: { type: schema24.properties["basic-password"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
      }
    }
    if (data["auth-tls-certificate-path"] !== void 0) {
      let data15 = data["auth-tls-certificate-path"];
      if (typeof data15 != "string" && data15 !== null) {
        let err17 = { instancePath: instancePath + "/auth-tls-certificate-path", schemaPath: "#/components/schemas/PulsarConfig/properties/auth-tls-certificate-path/type", keyword: "type", params: { type: schema24.properties["auth-tls-certificate-path"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
      }
    }
    if (data["auth-tls-private-key-path"] !== void 0) {
      let data16 = data["auth-tls-private-key-path"];
      if (typeof data16 != "string" && data16 !== null) {
        let err18 = { instancePath: instancePath + "/auth-tls-private-key-path", schemaPath: "#/components/schemas/PulsarConfig/properties/auth-tls-private-key-path/type", keyword: "type", params: { type: schema24.properties["auth-tls-private-key-path"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
      }
    }
    if (data.oauth2 !== void 0 && (validate56(data.oauth2, { instancePath: instancePath + "/oauth2", parentData: data, parentDataProperty: "oauth2", rootData }) || (vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors), errors = vErrors.length)), data["output-raw-change-event"] !== void 0) {
      let data18 = data["output-raw-change-event"];
      if (typeof data18 != "boolean" && data18 !== null) {
        let err19 = { instancePath: instancePath + "/output-raw-change-event", schemaPath: "#/components/schemas/PulsarConfig/properties/output-raw-change-event/type", keyword: "type", params: { type: schema24.properties["output-raw-change-event"].type }, message: "must be boolean,null" };
        vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
      }
    }
  } else {
    let err20 = { instancePath, schemaPath: "#/components/schemas/PulsarConfig/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
  }
  return validate55.errors = vErrors, errors === 0;
}
var schema26 = { type: "object", additionalProperties: !0, properties: { "worker-count": { type: ["integer", "null"] }, "max-txn-row": { type: ["integer", "null"] }, "max-multi-update-row-size": { type: ["integer", "null"] }, "max-multi-update-row": { type: ["integer", "null"] }, "tidb-txn-mode": { type: ["string", "null"] }, "ssl-ca": { type: ["string", "null"] }, "ssl-cert": { type: ["string", "null"] }, "ssl-key": { type: ["string", "null"] }, "time-zone": { type: ["string", "null"] }, "write-timeout": { type: ["string", "null"] }, "read-timeout": { type: ["string", "null"] }, timeout: { type: ["string", "null"] }, "enable-batch-dml": { type: ["boolean", "null"] }, "enable-multi-statement": { type: ["boolean", "null"] }, "enable-cache-prepared-statement": { type: ["boolean", "null"] } } };
function validate59(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data["worker-count"] !== void 0) {
      let data0 = data["worker-count"];
      if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)) && data0 !== null) {
        let err0 = { instancePath: instancePath + "/worker-count", schemaPath: "#/components/schemas/MySQLConfig/properties/worker-count/type", keyword: "type", params: { type: schema26.properties["worker-count"].type }, message: "must be integer,null" };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    }
    if (data["max-txn-row"] !== void 0) {
      let data1 = data["max-txn-row"];
      if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)) && data1 !== null) {
        let err1 = { instancePath: instancePath + "/max-txn-row", schemaPath: "#/components/schemas/MySQLConfig/properties/max-txn-row/type", keyword: "type", params: { type: schema26.properties["max-txn-row"].type }, message: "must be integer,null" };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    }
    if (data["max-multi-update-row-size"] !== void 0) {
      let data2 = data["max-multi-update-row-size"];
      if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)) && data2 !== null) {
        let err2 = { instancePath: instancePath + "/max-multi-update-row-size", schemaPath: "#/components/schemas/MySQLConfig/properties/max-multi-update-row-size/type", keyword: "type", params: { type: schema26.properties["max-multi-update-row-size"].type }, message: "must be integer,null" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    }
    if (data["max-multi-update-row"] !== void 0) {
      let data3 = data["max-multi-update-row"];
      if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)) && data3 !== null) {
        let err3 = { instancePath: instancePath + "/max-multi-update-row", schemaPath: "#/components/schemas/MySQLConfig/properties/max-multi-update-row/type", keyword: "type", params: { type: schema26.properties["max-multi-update-row"].type }, message: "must be integer,null" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    }
    if (data["tidb-txn-mode"] !== void 0) {
      let data4 = data["tidb-txn-mode"];
      if (typeof data4 != "string" && data4 !== null) {
        let err4 = { instancePath: instancePath + "/tidb-txn-mode", schemaPath: "#/components/schemas/MySQLConfig/properties/tidb-txn-mode/type", keyword: "type", params: { type: schema26.properties["tidb-txn-mode"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data["ssl-ca"] !== void 0) {
      let data5 = data["ssl-ca"];
      if (typeof data5 != "string" && data5 !== null) {
        let err5 = { instancePath: instancePath + "/ssl-ca", schemaPath: "#/components/schemas/MySQLConfig/properties/ssl-ca/type", keyword: "type", params: { type: schema26.properties["ssl-ca"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data["ssl-cert"] !== void 0) {
      let data6 = data["ssl-cert"];
      if (typeof data6 != "string" && data6 !== null) {
        let err6 = { instancePath: instancePath + "/ssl-cert", schemaPath: "#/components/schemas/MySQLConfig/properties/ssl-cert/type", keyword: "type", params: { type: schema26.properties["ssl-cert"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data["ssl-key"] !== void 0) {
      let data7 = data["ssl-key"];
      if (typeof data7 != "string" && data7 !== null) {
        let err7 = { instancePath: instancePath + "/ssl-key", schemaPath: "#/components/schemas/MySQLConfig/properties/ssl-key/type", keyword: "type", params: { type: schema26.properties["ssl-key"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
    }
    if (data["time-zone"] !== void 0) {
      let data8 = data["time-zone"];
      if (typeof data8 != "string" && data8 !== null) {
        let err8 = { instancePath: instancePath + "/time-zone", schemaPath: "#/components/schemas/MySQLConfig/properties/time-zone/type", keyword: "type", params: { type: schema26.properties["time-zone"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data["write-timeout"] !== void 0) {
      let data9 = data["write-timeout"];
      if (typeof data9 != "string" && data9 !== null) {
        let err9 = { instancePath: instancePath + "/write-timeout", schemaPath: "#/components/schemas/MySQLConfig/properties/write-timeout/type", keyword: "type", params: { type: schema26.properties["write-timeout"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
      }
    }
    if (data["read-timeout"] !== void 0) {
      let data10 = data["read-timeout"];
      if (typeof data10 != "string" && data10 !== null) {
        let err10 = { instancePath: instancePath + "/read-timeout", schemaPath: "#/components/schemas/MySQLConfig/properties/read-timeout/type", keyword: "type", params: { type: schema26.properties["read-timeout"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
      }
    }
    if (data.timeout !== void 0) {
      let data11 = data.timeout;
      if (typeof data11 != "string" && data11 !== null) {
        let err11 = { instancePath: instancePath + "/timeout", schemaPath: "#/components/schemas/MySQLConfig/properties/timeout/type", keyword: "type", params: { type: schema26.properties.timeout.type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
      }
    }
    if (data["enable-batch-dml"] !== void 0) {
      let data12 = data["enable-batch-dml"];
      if (typeof data12 != "boolean" && data12 !== null) {
        let err12 = { instancePath: instancePath + "/enable-batch-dml", schemaPath: "#/components/schemas/MySQLConfig/properties/enable-batch-dml/type", keyword: "type", params: { type: schema26.properties["enable-batch-dml"].type }, message: "must be boolean,null" };
        vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
      }
    }
    if (data["enable-multi-statement"] !== void 0) {
      let data13 = data["enable-multi-statement"];
      if (typeof data13 != "boolean" && data13 !== null) {
        let err13 = { instancePath: instancePath + "/enable-multi-statement", schemaPath: "#/components/schemas/MySQLConfig/properties/enable-multi-statement/type", keyword: "type", params: { type: schema26.properties["enable-multi-statement"].type }, message: "must be boolean,null" };
        vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
      }
    }
    if (data["enable-cache-prepared-statement"] !== void 0) {
      let data14 = data["enable-cache-prepared-statement"];
      if (typeof data14 != "boolean" && data14 !== null) {
        let err14 = { instancePath: instancePath + "/enable-cache-prepared-statement", schemaPath: "#/components/schemas/MySQLConfig/properties/enable-cache-prepared-statement/type", keyword: "type", params: { type: schema26.properties["enable-cache-prepared-statement"].type }, message: "must be boolean,null" };
        vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
      }
    }
  } else {
    let err15 = { instancePath, schemaPath: "#/components/schemas/MySQLConfig/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
  }
  return validate59.errors = vErrors, errors === 0;
}
var schema15 = { type: "object", additionalProperties: !0, properties: { "worker-count": { type: ["integer", "null"] }, "flush-interval": { type: ["string", "null"] }, "file-size": { type: ["integer", "null"] }, "output-column-id": { type: ["boolean", "null"] }, "file-expiration-days": { type: ["integer", "null"] }, "file-cleanup-cron-spec": { type: ["string", "null"] }, "flush-concurrency": { type: ["integer", "null"] }, "output-raw-change-event": { type: ["boolean", "null"] } } };
function validate39(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data["worker-count"] !== void 0) {
      let data0 = data["worker-count"];
      if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)) && data0 !== null) {
        let err0 = { instancePath: instancePath + "/worker-count", schemaPath: "#/components/schemas/CloudStorageConfig/properties/worker-count/type", keyword: "type", params: { type: schema15.properties["worker-count"].type }, message: "must be integer,null" };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    }
    if (data["flush-interval"] !== void 0) {
      let data1 = data["flush-interval"];
      if (typeof data1 != "string" && data1 !== null) {
        let err1 = { instancePath: instancePath + "/flush-interval", schemaPath: "#/components/schemas/CloudStorageConfig/properties/flush-interval/type", keyword: "type", params: { type: schema15.properties["flush-interval"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    }
    if (data["file-size"] !== void 0) {
      let data2 = data["file-size"];
      if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)) && data2 !== null) {
        let err2 = { instancePath: instancePath + "/file-size", schemaPath: "#/components/schemas/CloudStorageConfig/properties/file-size/type", keyword: "type", params: { type: schema15.properties["file-size"].type }, message: "must be integer,null" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    }
    if (data["output-column-id"] !== void 0) {
      let data3 = data["output-column-id"];
      if (typeof data3 != "boolean" && data3 !== null) {
        let err3 = { instancePath: instancePath + "/output-column-id", schemaPath: "#/components/schemas/CloudStorageConfig/properties/output-column-id/type", keyword: "type", params: { type: schema15.properties["output-column-id"].type }, message: "must be boolean,null" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    }
    if (data["file-expiration-days"] !== void 0) {
      let data4 = data["file-expiration-days"];
      if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)) && data4 !== null) {
        let err4 = { instancePath: instancePath + "/file-expiration-days", schemaPath: "#/components/schemas/CloudStorageConfig/properties/file-expiration-days/type", keyword: "type", params: { type: schema15.properties["file-expiration-days"].type }, message: "must be integer,null" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data["file-cleanup-cron-spec"] !== void 0) {
      let data5 = data["file-cleanup-cron-spec"];
      if (typeof data5 != "string" && data5 !== null) {
        let err5 = { instancePath: instancePath + "/file-cleanup-cron-spec", schemaPath: "#/components/schemas/CloudStorageConfig/properties/file-cleanup-cron-spec/type", keyword: "type", params: { type: schema15.properties["file-cleanup-cron-spec"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data["flush-concurrency"] !== void 0) {
      let data6 = data["flush-concurrency"];
      if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6)) && data6 !== null) {
        let err6 = { instancePath: instancePath + "/flush-concurrency", schemaPath: "#/components/schemas/CloudStorageConfig/properties/flush-concurrency/type", keyword: "type", params: { type: schema15.properties["flush-concurrency"].type }, message: "must be integer,null" };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data["output-raw-change-event"] !== void 0) {
      let data7 = data["output-raw-change-event"];
      if (typeof data7 != "boolean" && data7 !== null) {
        let err7 = { instancePath: instancePath + "/output-raw-change-event", schemaPath: "#/components/schemas/CloudStorageConfig/properties/output-raw-change-event/type", keyword: "type", params: { type: schema15.properties["output-raw-change-event"].type }, message: "must be boolean,null" };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
    }
  } else {
    let err8 = { instancePath, schemaPath: "#/components/schemas/CloudStorageConfig/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
  }
  return validate39.errors = vErrors, errors === 0;
}
function validate62(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data["output-old-value"] !== void 0 && typeof data["output-old-value"] != "boolean") {
      let err0 = { instancePath: instancePath + "/output-old-value", schemaPath: "#/components/schemas/DebeziumConfig/properties/output-old-value/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
  } else {
    let err1 = { instancePath, schemaPath: "#/components/schemas/DebeziumConfig/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
  }
  return validate62.errors = vErrors, errors === 0;
}
function validate64(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data["output-old-value"] !== void 0 && typeof data["output-old-value"] != "boolean") {
      let err0 = { instancePath: instancePath + "/output-old-value", schemaPath: "#/components/schemas/OpenProtocolConfig/properties/output-old-value/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
  } else {
    let err1 = { instancePath, schemaPath: "#/components/schemas/OpenProtocolConfig/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
  }
  return validate64.errors = vErrors, errors === 0;
}
var keyword0 = BigInt("-9223372036854775808"), keyword1 = BigInt("9223372036854775807");
function validate43(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.dispatchers !== void 0) {
      let data0 = data.dispatchers;
      if (Array.isArray(data0)) {
        let len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++)
          validate44(data0[i0], { instancePath: instancePath + "/dispatchers/" + i0, parentData: data0, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors), errors = vErrors.length);
      } else {
        let err0 = { instancePath: instancePath + "/dispatchers", schemaPath: "#/components/schemas/SinkConfig/properties/dispatchers/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    }
    if (data.protocol !== void 0) {
      let data2 = data.protocol;
      if (typeof data2 != "string") {
        let err1 = { instancePath: instancePath + "/protocol", schemaPath: "#/components/schemas/SinkConfig/properties/protocol/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
      if (!(data2 === "canal-json" || data2 === "open-protocol" || data2 === "avro" || data2 === "maxwell" || data2 === "default" || data2 === "canal" || data2 === "craft" || data2 === "flat-avro" || data2 === "csv" || data2 === "simple" || data2 === "debezium")) {
        let err2 = { instancePath: instancePath + "/protocol", schemaPath: "#/components/schemas/SinkConfig/properties/protocol/enum", keyword: "enum", params: { allowedValues: schema19.properties.protocol.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    }
    if (data["column-selectors"] !== void 0) {
      let data3 = data["column-selectors"];
      if (Array.isArray(data3)) {
        let len1 = data3.length;
        for (let i1 = 0; i1 < len1; i1++)
          validate41(data3[i1], { instancePath: instancePath + "/column-selectors/" + i1, parentData: data3, parentDataProperty: i1, rootData }) || (vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors), errors = vErrors.length);
      } else {
        let err3 = { instancePath: instancePath + "/column-selectors", schemaPath: "#/components/schemas/SinkConfig/properties/column-selectors/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    }
    if (data["schema-registry"] !== void 0) {
      let data5 = data["schema-registry"];
      if (typeof data5 != "string" && data5 !== null) {
        let err4 = { instancePath: instancePath + "/schema-registry", schemaPath: "#/components/schemas/SinkConfig/properties/schema-registry/type", keyword: "type", params: { type: schema19.properties["schema-registry"].type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data["transaction-atomicity"] !== void 0) {
      let data6 = data["transaction-atomicity"];
      if (typeof data6 != "string") {
        let err5 = { instancePath: instancePath + "/transaction-atomicity", schemaPath: "#/components/schemas/SinkConfig/properties/transaction-atomicity/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
      if (!(data6 === "none" || data6 === "table")) {
        let err6 = { instancePath: instancePath + "/transaction-atomicity", schemaPath: "#/components/schemas/SinkConfig/properties/transaction-atomicity/enum", keyword: "enum", params: { allowedValues: schema19.properties["transaction-atomicity"].enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.csv !== void 0 && (validate21(data.csv, { instancePath: instancePath + "/csv", parentData: data, parentDataProperty: "csv", rootData }) || (vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors), errors = vErrors.length)), data["encoder-concurrency"] !== void 0) {
      let data8 = data["encoder-concurrency"];
      if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8)) && data8 !== null) {
        let err7 = { instancePath: instancePath + "/encoder-concurrency", schemaPath: "#/components/schemas/SinkConfig/properties/encoder-concurrency/type", keyword: "type", params: { type: schema19.properties["encoder-concurrency"].type }, message: "must be integer,null" };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
      if (typeof data8 == "number" && isFinite(data8)) {
        if (data8 > 2147483647 || isNaN(data8)) {
          let err8 = { instancePath: instancePath + "/encoder-concurrency", schemaPath: "#/components/schemas/SinkConfig/properties/encoder-concurrency/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 }, message: "must be <= 2147483647" };
          vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
        }
        if (data8 < -2147483648 || isNaN(data8)) {
          let err9 = { instancePath: instancePath + "/encoder-concurrency", schemaPath: "#/components/schemas/SinkConfig/properties/encoder-concurrency/minimum", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 }, message: "must be >= -2147483648" };
          vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
        }
      }
    }
    if (data.terminator !== void 0) {
      let data9 = data.terminator;
      if (typeof data9 != "string" && data9 !== null) {
        let err10 = { instancePath: instancePath + "/terminator", schemaPath: "#/components/schemas/SinkConfig/properties/terminator/type", keyword: "type", params: { type: schema19.properties.terminator.type }, message: "must be string,null" };
        vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
      }
    }
    if (data["date-separator"] !== void 0) {
      let data10 = data["date-separator"];
      if (typeof data10 != "string") {
        let err11 = { instancePath: instancePath + "/date-separator", schemaPath: "#/components/schemas/SinkConfig/properties/date-separator/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
      }
      if (!(data10 === "none" || data10 === "year" || data10 === "month" || data10 === "day")) {
        let err12 = { instancePath: instancePath + "/date-separator", schemaPath: "#/components/schemas/SinkConfig/properties/date-separator/enum", keyword: "enum", params: { allowedValues: schema19.properties["date-separator"].enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
      }
    }
    if (data["enable-partition-separator"] !== void 0) {
      let data11 = data["enable-partition-separator"];
      if (typeof data11 != "boolean" && data11 !== null) {
        let err13 = { instancePath: instancePath + "/enable-partition-separator", schemaPath: "#/components/schemas/SinkConfig/properties/enable-partition-separator/type", keyword: "type", params: { type: schema19.properties["enable-partition-separator"].type }, message: "must be boolean,null" };
        vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
      }
    }
    if (data["file-index-digit"] !== void 0) {
      let data12 = data["file-index-digit"];
      if (!(typeof data12 == "number" && !(data12 % 1) && !isNaN(data12) && isFinite(data12)) && data12 !== null) {
        let err14 = { instancePath: instancePath + "/file-index-digit", schemaPath: "#/components/schemas/SinkConfig/properties/file-index-digit/type", keyword: "type", params: { type: schema19.properties["file-index-digit"].type }, message: "must be integer,null" };
        vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
      }
    }
    if (data["enable-kafka-sink-v2"] !== void 0) {
      let data13 = data["enable-kafka-sink-v2"];
      if (typeof data13 != "boolean" && data13 !== null) {
        let err15 = { instancePath: instancePath + "/enable-kafka-sink-v2", schemaPath: "#/components/schemas/SinkConfig/properties/enable-kafka-sink-v2/type", keyword: "type", params: { type: schema19.properties["enable-kafka-sink-v2"].type }, message: "must be boolean,null" };
        vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
      }
    }
    if (data["only-output-updated-columns"] !== void 0) {
      let data14 = data["only-output-updated-columns"];
      if (typeof data14 != "boolean" && data14 !== null) {
        let err16 = { instancePath: instancePath + "/only-output-updated-columns", schemaPath: "#/components/schemas/SinkConfig/properties/only-output-updated-columns/type", keyword: "type", params: { type: schema19.properties["only-output-updated-columns"].type }, message: "must be boolean,null" };
        vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
      }
    }
    if (data["delete-only-output-handle-key-columns"] !== void 0) {
      let data15 = data["delete-only-output-handle-key-columns"];
      if (typeof data15 != "boolean" && data15 !== null) {
        let err17 = { instancePath: instancePath + "/delete-only-output-handle-key-columns", schemaPath: "#/components/schemas/SinkConfig/properties/delete-only-output-handle-key-columns/type", keyword: "type", params: { type: schema19.properties["delete-only-output-handle-key-columns"].type }, message: "must be boolean,null" };
        vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
      }
    }
    if (data["content-compatible"] !== void 0) {
      let data16 = data["content-compatible"];
      if (typeof data16 != "boolean" && data16 !== null) {
        let err18 = { instancePath: instancePath + "/content-compatible", schemaPath: "#/components/schemas/SinkConfig/properties/content-compatible/type", keyword: "type", params: { type: schema19.properties["content-compatible"].type }, message: "must be boolean,null" };
        vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
      }
    }
    if (data["large-message-only-handle-key-columns"] !== void 0) {
      let data17 = data["large-message-only-handle-key-columns"];
      if (typeof data17 != "boolean" && data17 !== null) {
        let err19 = { instancePath: instancePath + "/large-message-only-handle-key-columns", schemaPath: "#/components/schemas/SinkConfig/properties/large-message-only-handle-key-columns/type", keyword: "type", params: { type: schema19.properties["large-message-only-handle-key-columns"].type }, message: "must be boolean,null" };
        vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
      }
    }
    if (data["safe-mode"] !== void 0) {
      let data18 = data["safe-mode"];
      if (typeof data18 != "boolean" && data18 !== null) {
        let err20 = { instancePath: instancePath + "/safe-mode", schemaPath: "#/components/schemas/SinkConfig/properties/safe-mode/type", keyword: "type", params: { type: schema19.properties["safe-mode"].type }, message: "must be boolean,null" };
        vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
      }
    }
    if (data["kafka-config"] !== void 0 && (validate48(data["kafka-config"], { instancePath: instancePath + "/kafka-config", parentData: data, parentDataProperty: "kafka-config", rootData }) || (vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors), errors = vErrors.length)), data["pulsar-config"] !== void 0 && (validate55(data["pulsar-config"], { instancePath: instancePath + "/pulsar-config", parentData: data, parentDataProperty: "pulsar-config", rootData }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length)), data["mysql-config"] !== void 0 && (validate59(data["mysql-config"], { instancePath: instancePath + "/mysql-config", parentData: data, parentDataProperty: "mysql-config", rootData }) || (vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors), errors = vErrors.length)), data["cloud-storage-config"] !== void 0 && (validate39(data["cloud-storage-config"], { instancePath: instancePath + "/cloud-storage-config", parentData: data, parentDataProperty: "cloud-storage-config", rootData }) || (vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors), errors = vErrors.length)), data["advance-timeout-in-sec"] !== void 0) {
      let data23 = data["advance-timeout-in-sec"];
      if (!(data23 === null || (typeof data23 == "bigint" || Number.isSafeInteger(data23)) && data23 >= keyword2 && data23 <= keyword3)) {
        let err21 = { instancePath: instancePath + "/advance-timeout-in-sec", schemaPath: "#/components/schemas/SinkConfig/properties/advance-timeout-in-sec/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
        vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
      }
    }
    if (data["send-bootstrap-interval-in-sec"] !== void 0) {
      let data24 = data["send-bootstrap-interval-in-sec"];
      if (!(data24 === null || (typeof data24 == "bigint" || Number.isSafeInteger(data24)) && data24 >= keyword0 && data24 <= keyword1)) {
        let err22 = { instancePath: instancePath + "/send-bootstrap-interval-in-sec", schemaPath: "#/components/schemas/SinkConfig/properties/send-bootstrap-interval-in-sec/integer64", keyword: "integer64", params: { minimum: "-9223372036854775808", maximum: "9223372036854775807" }, message: "must be an integer from -9223372036854775808 to 9223372036854775807" };
        vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
      }
    }
    if (data["send-bootstrap-in-msg-count"] !== void 0) {
      let data25 = data["send-bootstrap-in-msg-count"];
      if (!(typeof data25 == "number" && !(data25 % 1) && !isNaN(data25) && isFinite(data25)) && data25 !== null) {
        let err23 = { instancePath: instancePath + "/send-bootstrap-in-msg-count", schemaPath: "#/components/schemas/SinkConfig/properties/send-bootstrap-in-msg-count/type", keyword: "type", params: { type: schema19.properties["send-bootstrap-in-msg-count"].type }, message: "must be integer,null" };
        vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
      }
      if (typeof data25 == "number" && isFinite(data25)) {
        if (data25 > 2147483647 || isNaN(data25)) {
          let err24 = { instancePath: instancePath + "/send-bootstrap-in-msg-count", schemaPath: "#/components/schemas/SinkConfig/properties/send-bootstrap-in-msg-count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 }, message: "must be <= 2147483647" };
          vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
        }
        if (data25 < -2147483648 || isNaN(data25)) {
          let err25 = { instancePath: instancePath + "/send-bootstrap-in-msg-count", schemaPath: "#/components/schemas/SinkConfig/properties/send-bootstrap-in-msg-count/minimum", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 }, message: "must be >= -2147483648" };
          vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
        }
      }
    }
    if (data["send-bootstrap-to-all-partition"] !== void 0) {
      let data26 = data["send-bootstrap-to-all-partition"];
      if (typeof data26 != "boolean" && data26 !== null) {
        let err26 = { instancePath: instancePath + "/send-bootstrap-to-all-partition", schemaPath: "#/components/schemas/SinkConfig/properties/send-bootstrap-to-all-partition/type", keyword: "type", params: { type: schema19.properties["send-bootstrap-to-all-partition"].type }, message: "must be boolean,null" };
        vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
      }
    }
    if (data["send-all-bootstrap-at-start"] !== void 0) {
      let data27 = data["send-all-bootstrap-at-start"];
      if (typeof data27 != "boolean" && data27 !== null) {
        let err27 = { instancePath: instancePath + "/send-all-bootstrap-at-start", schemaPath: "#/components/schemas/SinkConfig/properties/send-all-bootstrap-at-start/type", keyword: "type", params: { type: schema19.properties["send-all-bootstrap-at-start"].type }, message: "must be boolean,null" };
        vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
      }
    }
    if (data["debezium-disable-schema"] !== void 0) {
      let data28 = data["debezium-disable-schema"];
      if (typeof data28 != "boolean" && data28 !== null) {
        let err28 = { instancePath: instancePath + "/debezium-disable-schema", schemaPath: "#/components/schemas/SinkConfig/properties/debezium-disable-schema/type", keyword: "type", params: { type: schema19.properties["debezium-disable-schema"].type }, message: "must be boolean,null" };
        vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
      }
    }
    data.debezium !== void 0 && (validate62(data.debezium, { instancePath: instancePath + "/debezium", parentData: data, parentDataProperty: "debezium", rootData }) || (vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors), errors = vErrors.length)), data.open !== void 0 && (validate64(data.open, { instancePath: instancePath + "/open", parentData: data, parentDataProperty: "open", rootData }) || (vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors), errors = vErrors.length));
  } else {
    let err29 = { instancePath, schemaPath: "#/components/schemas/SinkConfig/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
  }
  return validate43.errors = vErrors, errors === 0;
}
function validate42(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.changefeed_id === void 0) {
      let err0 = { instancePath, schemaPath: "#/components/schemas/CreateChangefeedRequest/required", keyword: "required", params: { missingProperty: "changefeed_id" }, message: "must have required property 'changefeed_id'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.sink_uri === void 0) {
      let err1 = { instancePath, schemaPath: "#/components/schemas/CreateChangefeedRequest/required", keyword: "required", params: { missingProperty: "sink_uri" }, message: "must have required property 'sink_uri'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.changefeed_id !== void 0) {
      let data0 = data.changefeed_id;
      if (typeof data0 == "string") {
        if (func2(data0) > 128) {
          let err2 = { instancePath: instancePath + "/changefeed_id", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/changefeed_id/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" };
          vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
        }
        if (func2(data0) < 1) {
          let err3 = { instancePath: instancePath + "/changefeed_id", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/changefeed_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
        if (!pattern6.test(data0)) {
          let err4 = { instancePath: instancePath + "/changefeed_id", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/changefeed_id/pattern", keyword: "pattern", params: { pattern: "^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$" }, message: 'must match pattern "^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$"' };
          vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
        }
      } else {
        let err5 = { instancePath: instancePath + "/changefeed_id", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/changefeed_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.sink_uri !== void 0) {
      let data1 = data.sink_uri;
      if (typeof data1 == "string") {
        if (func2(data1) < 1) {
          let err6 = { instancePath: instancePath + "/sink_uri", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/sink_uri/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
        }
        if (!pattern7.test(data1)) {
          let err7 = { instancePath: instancePath + "/sink_uri", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/sink_uri/pattern", keyword: "pattern", params: { pattern: "^[a-zA-Z][a-zA-Z0-9+.-]*:" }, message: 'must match pattern "^[a-zA-Z][a-zA-Z0-9+.-]*:"' };
          vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
        }
      } else {
        let err8 = { instancePath: instancePath + "/sink_uri", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/sink_uri/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.start_ts !== void 0) {
      let data2 = data.start_ts;
      if (!((typeof data2 == "bigint" || Number.isSafeInteger(data2)) && data2 >= keyword2 && data2 <= keyword3)) {
        let err9 = { instancePath: instancePath + "/start_ts", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/start_ts/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
        vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
      }
    }
    if (data.target_ts !== void 0) {
      let data3 = data.target_ts;
      if (!((typeof data3 == "bigint" || Number.isSafeInteger(data3)) && data3 >= keyword2 && data3 <= keyword3)) {
        let err10 = { instancePath: instancePath + "/target_ts", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/target_ts/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
        vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
      }
    }
    if (data.force_replicate !== void 0 && typeof data.force_replicate != "boolean") {
      let err11 = { instancePath: instancePath + "/force_replicate", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/force_replicate/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
    }
    if (data.ignore_ineligible_table !== void 0 && typeof data.ignore_ineligible_table != "boolean") {
      let err12 = { instancePath: instancePath + "/ignore_ineligible_table", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/ignore_ineligible_table/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
    }
    if (data.filter_rules !== void 0) {
      let data6 = data.filter_rules;
      if (Array.isArray(data6)) {
        let len0 = data6.length;
        for (let i0 = 0; i0 < len0; i0++)
          if (typeof data6[i0] != "string") {
            let err13 = { instancePath: instancePath + "/filter_rules/" + i0, schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/filter_rules/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
          }
      } else {
        let err14 = { instancePath: instancePath + "/filter_rules", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/filter_rules/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
      }
    }
    if (data.ignore_txn_start_ts !== void 0) {
      let data8 = data.ignore_txn_start_ts;
      if (Array.isArray(data8)) {
        let len1 = data8.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data9 = data8[i1];
          if (!((typeof data9 == "bigint" || Number.isSafeInteger(data9)) && data9 >= keyword2 && data9 <= keyword3)) {
            let err15 = { instancePath: instancePath + "/ignore_txn_start_ts/" + i1, schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/ignore_txn_start_ts/items/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
            vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
          }
        }
      } else {
        let err16 = { instancePath: instancePath + "/ignore_txn_start_ts", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/ignore_txn_start_ts/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
      }
    }
    if (data.mounter_worker_num !== void 0) {
      let data10 = data.mounter_worker_num;
      if (!(typeof data10 == "number" && !(data10 % 1) && !isNaN(data10) && isFinite(data10))) {
        let err17 = { instancePath: instancePath + "/mounter_worker_num", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/mounter_worker_num/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
      }
      if (typeof data10 == "number" && isFinite(data10)) {
        if (data10 > 2147483647 || isNaN(data10)) {
          let err18 = { instancePath: instancePath + "/mounter_worker_num", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/mounter_worker_num/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 }, message: "must be <= 2147483647" };
          vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
        }
        if (data10 < 0 || isNaN(data10)) {
          let err19 = { instancePath: instancePath + "/mounter_worker_num", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/mounter_worker_num/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
        }
      }
    }
    if (data.sink_config !== void 0 && (validate43(data.sink_config, { instancePath: instancePath + "/sink_config", parentData: data, parentDataProperty: "sink_config", rootData }) || (vErrors = vErrors === null ? validate43.errors : vErrors.concat(validate43.errors), errors = vErrors.length)), data.timezone !== void 0 && typeof data.timezone != "string") {
      let err20 = { instancePath: instancePath + "/timezone", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/timezone/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
    }
    if (data.namespace !== void 0 && typeof data.namespace != "string") {
      let err21 = { instancePath: instancePath + "/namespace", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/namespace/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
    }
  } else {
    let err22 = { instancePath, schemaPath: "#/components/schemas/CreateChangefeedRequest/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
  }
  return validate42.errors = vErrors, errors === 0;
}
var validate_ChangefeedDetail = validate33, schema14 = { type: "object", required: ["id", "sink_uri", "create_time", "start_ts", "target_ts", "checkpoint_tso", "checkpoint_time", "state", "error", "error_history", "creator_version"], properties: { upstream_id: { integer64: { minimum: "0", maximum: "18446744073709551615", numbers: !1, nullable: !1 } }, namespace: { type: "string", pattern: "^default$" }, id: { type: "string" }, sink_uri: { type: "string" }, create_time: { $ref: "Timestamp" }, start_ts: { integer64: { minimum: "0", maximum: "18446744073709551615", numbers: !1, nullable: !1 } }, resolved_ts: { integer64: { minimum: "0", maximum: "18446744073709551615", numbers: !1, nullable: !1 } }, target_ts: { integer64: { minimum: "0", maximum: "18446744073709551615", numbers: !1, nullable: !1 } }, checkpoint_tso: { integer64: { minimum: "0", maximum: "18446744073709551615", numbers: !1, nullable: !1 } }, checkpoint_time: { $ref: "Timestamp" }, sort_engine: { type: "string" }, state: { $ref: "ChangefeedState" }, error: { allOf: [{ $ref: "RunningError" }] }, error_history: { type: ["array", "null"], items: { integer64: { minimum: "-9223372036854775808", maximum: "9223372036854775807", numbers: !1, nullable: !1 } } }, creator_version: { type: "string" }, task_status: { type: "array", items: { $ref: "CaptureTaskStatus" } } } }, pattern5 = new RegExp("^default$", "u"), schema8 = { type: "object", required: ["capture_id"], properties: { capture_id: { type: "string", pattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" }, table_ids: { type: "array", items: { integer64: { minimum: "-9223372036854775808", maximum: "9223372036854775807", numbers: !1, nullable: !1 } } }, table_operations: { type: ["object", "null"], additionalProperties: { $ref: "TableOperation" } } } };
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.delete === void 0) {
      let err0 = { instancePath, schemaPath: "#/components/schemas/TableOperation/required", keyword: "required", params: { missingProperty: "delete" }, message: "must have required property 'delete'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.boundary_ts === void 0) {
      let err1 = { instancePath, schemaPath: "#/components/schemas/TableOperation/required", keyword: "required", params: { missingProperty: "boundary_ts" }, message: "must have required property 'boundary_ts'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.done !== void 0 && typeof data.done != "boolean") {
      let err2 = { instancePath: instancePath + "/done", schemaPath: "#/components/schemas/TableOperation/properties/done/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data.delete !== void 0 && typeof data.delete != "boolean") {
      let err3 = { instancePath: instancePath + "/delete", schemaPath: "#/components/schemas/TableOperation/properties/delete/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    if (data.flag !== void 0) {
      let data2 = data.flag;
      if (!(typeof data2 == "bigint" && data2 >= keyword2 && data2 <= keyword3)) {
        let err4 = { instancePath: instancePath + "/flag", schemaPath: "#/components/schemas/TableOperation/properties/flag/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data.boundary_ts !== void 0) {
      let data3 = data.boundary_ts;
      if (!(typeof data3 == "bigint" && data3 >= keyword2 && data3 <= keyword3)) {
        let err5 = { instancePath: instancePath + "/boundary_ts", schemaPath: "#/components/schemas/TableOperation/properties/boundary_ts/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.status !== void 0) {
      let data4 = data.status;
      if (!(typeof data4 == "bigint" && data4 >= keyword2 && data4 <= keyword3)) {
        let err6 = { instancePath: instancePath + "/status", schemaPath: "#/components/schemas/TableOperation/properties/status/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
  } else {
    let err7 = { instancePath, schemaPath: "#/components/schemas/TableOperation/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
  }
  return validate24.errors = vErrors, errors === 0;
}
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.capture_id === void 0) {
      let err0 = { instancePath, schemaPath: "#/components/schemas/CaptureTaskStatus/required", keyword: "required", params: { missingProperty: "capture_id" }, message: "must have required property 'capture_id'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.capture_id !== void 0) {
      let data0 = data.capture_id;
      if (typeof data0 == "string") {
        if (!pattern0.test(data0)) {
          let err1 = { instancePath: instancePath + "/capture_id", schemaPath: "#/components/schemas/CaptureTaskStatus/properties/capture_id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" }, message: 'must match pattern "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"' };
          vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
        }
      } else {
        let err2 = { instancePath: instancePath + "/capture_id", schemaPath: "#/components/schemas/CaptureTaskStatus/properties/capture_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    }
    if (data.table_ids !== void 0) {
      let data1 = data.table_ids;
      if (Array.isArray(data1)) {
        let len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data2 = data1[i0];
          if (!(typeof data2 == "bigint" && data2 >= keyword0 && data2 <= keyword1)) {
            let err3 = { instancePath: instancePath + "/table_ids/" + i0, schemaPath: "#/components/schemas/CaptureTaskStatus/properties/table_ids/items/integer64", keyword: "integer64", params: { minimum: "-9223372036854775808", maximum: "9223372036854775807" }, message: "must be an integer from -9223372036854775808 to 9223372036854775807" };
            vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
          }
        }
      } else {
        let err4 = { instancePath: instancePath + "/table_ids", schemaPath: "#/components/schemas/CaptureTaskStatus/properties/table_ids/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data.table_operations !== void 0) {
      let data3 = data.table_operations;
      if (!(data3 && typeof data3 == "object" && !Array.isArray(data3)) && data3 !== null) {
        let err5 = { instancePath: instancePath + "/table_operations", schemaPath: "#/components/schemas/CaptureTaskStatus/properties/table_operations/type", keyword: "type", params: { type: schema8.properties.table_operations.type }, message: "must be object,null" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
      if (data3 && typeof data3 == "object" && !Array.isArray(data3))
        for (let key0 in data3)
          validate24(data3[key0], { instancePath: instancePath + "/table_operations/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data3, parentDataProperty: key0, rootData }) || (vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors), errors = vErrors.length);
    }
  } else {
    let err6 = { instancePath, schemaPath: "#/components/schemas/CaptureTaskStatus/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
  }
  return validate23.errors = vErrors, errors === 0;
}
function validate33(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === void 0) {
      let err0 = { instancePath, schemaPath: "#/components/schemas/ChangefeedDetail/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.sink_uri === void 0) {
      let err1 = { instancePath, schemaPath: "#/components/schemas/ChangefeedDetail/required", keyword: "required", params: { missingProperty: "sink_uri" }, message: "must have required property 'sink_uri'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.create_time === void 0) {
      let err2 = { instancePath, schemaPath: "#/components/schemas/ChangefeedDetail/required", keyword: "required", params: { missingProperty: "create_time" }, message: "must have required property 'create_time'" };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data.start_ts === void 0) {
      let err3 = { instancePath, schemaPath: "#/components/schemas/ChangefeedDetail/required", keyword: "required", params: { missingProperty: "start_ts" }, message: "must have required property 'start_ts'" };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    if (data.target_ts === void 0) {
      let err4 = { instancePath, schemaPath: "#/components/schemas/ChangefeedDetail/required", keyword: "required", params: { missingProperty: "target_ts" }, message: "must have required property 'target_ts'" };
      vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
    }
    if (data.checkpoint_tso === void 0) {
      let err5 = { instancePath, schemaPath: "#/components/schemas/ChangefeedDetail/required", keyword: "required", params: { missingProperty: "checkpoint_tso" }, message: "must have required property 'checkpoint_tso'" };
      vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
    }
    if (data.checkpoint_time === void 0) {
      let err6 = { instancePath, schemaPath: "#/components/schemas/ChangefeedDetail/required", keyword: "required", params: { missingProperty: "checkpoint_time" }, message: "must have required property 'checkpoint_time'" };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
    if (data.state === void 0) {
      let err7 = { instancePath, schemaPath: "#/components/schemas/ChangefeedDetail/required", keyword: "required", params: { missingProperty: "state" }, message: "must have required property 'state'" };
      vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
    }
    if (data.error === void 0) {
      let err8 = { instancePath, schemaPath: "#/components/schemas/ChangefeedDetail/required", keyword: "required", params: { missingProperty: "error" }, message: "must have required property 'error'" };
      vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
    }
    if (data.error_history === void 0) {
      let err9 = { instancePath, schemaPath: "#/components/schemas/ChangefeedDetail/required", keyword: "required", params: { missingProperty: "error_history" }, message: "must have required property 'error_history'" };
      vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
    }
    if (data.creator_version === void 0) {
      let err10 = { instancePath, schemaPath: "#/components/schemas/ChangefeedDetail/required", keyword: "required", params: { missingProperty: "creator_version" }, message: "must have required property 'creator_version'" };
      vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
    }
    if (data.upstream_id !== void 0) {
      let data0 = data.upstream_id;
      if (!(typeof data0 == "bigint" && data0 >= keyword2 && data0 <= keyword3)) {
        let err11 = { instancePath: instancePath + "/upstream_id", schemaPath: "#/components/schemas/ChangefeedDetail/properties/upstream_id/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
        vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
      }
    }
    if (data.namespace !== void 0) {
      let data1 = data.namespace;
      if (typeof data1 == "string") {
        if (!pattern5.test(data1)) {
          let err12 = { instancePath: instancePath + "/namespace", schemaPath: "#/components/schemas/ChangefeedDetail/properties/namespace/pattern", keyword: "pattern", params: { pattern: "^default$" }, message: 'must match pattern "^default$"' };
          vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
        }
      } else {
        let err13 = { instancePath: instancePath + "/namespace", schemaPath: "#/components/schemas/ChangefeedDetail/properties/namespace/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
      }
    }
    if (data.id !== void 0 && typeof data.id != "string") {
      let err14 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/ChangefeedDetail/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
    }
    if (data.sink_uri !== void 0 && typeof data.sink_uri != "string") {
      let err15 = { instancePath: instancePath + "/sink_uri", schemaPath: "#/components/schemas/ChangefeedDetail/properties/sink_uri/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
    }
    if (data.create_time !== void 0 && (validate29(data.create_time, { instancePath: instancePath + "/create_time", parentData: data, parentDataProperty: "create_time", rootData }) || (vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors), errors = vErrors.length)), data.start_ts !== void 0) {
      let data5 = data.start_ts;
      if (!(typeof data5 == "bigint" && data5 >= keyword2 && data5 <= keyword3)) {
        let err16 = { instancePath: instancePath + "/start_ts", schemaPath: "#/components/schemas/ChangefeedDetail/properties/start_ts/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
        vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
      }
    }
    if (data.resolved_ts !== void 0) {
      let data6 = data.resolved_ts;
      if (!(typeof data6 == "bigint" && data6 >= keyword2 && data6 <= keyword3)) {
        let err17 = { instancePath: instancePath + "/resolved_ts", schemaPath: "#/components/schemas/ChangefeedDetail/properties/resolved_ts/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
        vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
      }
    }
    if (data.target_ts !== void 0) {
      let data7 = data.target_ts;
      if (!(typeof data7 == "bigint" && data7 >= keyword2 && data7 <= keyword3)) {
        let err18 = { instancePath: instancePath + "/target_ts", schemaPath: "#/components/schemas/ChangefeedDetail/properties/target_ts/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
        vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
      }
    }
    if (data.checkpoint_tso !== void 0) {
      let data8 = data.checkpoint_tso;
      if (!(typeof data8 == "bigint" && data8 >= keyword2 && data8 <= keyword3)) {
        let err19 = { instancePath: instancePath + "/checkpoint_tso", schemaPath: "#/components/schemas/ChangefeedDetail/properties/checkpoint_tso/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
        vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
      }
    }
    if (data.checkpoint_time !== void 0 && (validate29(data.checkpoint_time, { instancePath: instancePath + "/checkpoint_time", parentData: data, parentDataProperty: "checkpoint_time", rootData }) || (vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors), errors = vErrors.length)), data.sort_engine !== void 0 && typeof data.sort_engine != "string") {
      let err20 = { instancePath: instancePath + "/sort_engine", schemaPath: "#/components/schemas/ChangefeedDetail/properties/sort_engine/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
    }
    if (data.state !== void 0 && (validate27(data.state, { instancePath: instancePath + "/state", parentData: data, parentDataProperty: "state", rootData }) || (vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors), errors = vErrors.length)), data.error !== void 0 && (validate31(data.error, { instancePath: instancePath + "/error", parentData: data, parentDataProperty: "error", rootData }) || (vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors), errors = vErrors.length)), data.error_history !== void 0) {
      let data13 = data.error_history;
      if (!Array.isArray(data13) && data13 !== null) {
        let err21 = { instancePath: instancePath + "/error_history", schemaPath: "#/components/schemas/ChangefeedDetail/properties/error_history/type", keyword: "type", params: { type: schema14.properties.error_history.type }, message: "must be array,null" };
        vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
      }
      if (Array.isArray(data13)) {
        let len0 = data13.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data14 = data13[i0];
          if (!(typeof data14 == "bigint" && data14 >= keyword0 && data14 <= keyword1)) {
            let err22 = { instancePath: instancePath + "/error_history/" + i0, schemaPath: "#/components/schemas/ChangefeedDetail/properties/error_history/items/integer64", keyword: "integer64", params: { minimum: "-9223372036854775808", maximum: "9223372036854775807" }, message: "must be an integer from -9223372036854775808 to 9223372036854775807" };
            vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
          }
        }
      }
    }
    if (data.creator_version !== void 0 && typeof data.creator_version != "string") {
      let err23 = { instancePath: instancePath + "/creator_version", schemaPath: "#/components/schemas/ChangefeedDetail/properties/creator_version/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
    }
    if (data.task_status !== void 0) {
      let data16 = data.task_status;
      if (Array.isArray(data16)) {
        let len1 = data16.length;
        for (let i1 = 0; i1 < len1; i1++)
          validate23(data16[i1], { instancePath: instancePath + "/task_status/" + i1, parentData: data16, parentDataProperty: i1, rootData }) || (vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors), errors = vErrors.length);
      } else {
        let err24 = { instancePath: instancePath + "/task_status", schemaPath: "#/components/schemas/ChangefeedDetail/properties/task_status/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
      }
    }
  } else {
    let err25 = { instancePath, schemaPath: "#/components/schemas/ChangefeedDetail/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
  }
  return validate33.errors = vErrors, errors === 0;
}
var validate_UpdateChangefeedRequest = validate76;
function validate76(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length < 1) {
      let err0 = { instancePath, schemaPath: "#/components/schemas/UpdateChangefeedRequest/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.target_ts !== void 0) {
      let data0 = data.target_ts;
      if (!((typeof data0 == "bigint" || Number.isSafeInteger(data0)) && data0 >= keyword2 && data0 <= keyword3)) {
        let err1 = { instancePath: instancePath + "/target_ts", schemaPath: "#/components/schemas/UpdateChangefeedRequest/properties/target_ts/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    }
    if (data.sink_uri !== void 0) {
      let data1 = data.sink_uri;
      if (typeof data1 == "string") {
        if (func2(data1) < 1) {
          let err2 = { instancePath: instancePath + "/sink_uri", schemaPath: "#/components/schemas/UpdateChangefeedRequest/properties/sink_uri/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
        }
        if (!pattern7.test(data1)) {
          let err3 = { instancePath: instancePath + "/sink_uri", schemaPath: "#/components/schemas/UpdateChangefeedRequest/properties/sink_uri/pattern", keyword: "pattern", params: { pattern: "^[a-zA-Z][a-zA-Z0-9+.-]*:" }, message: 'must match pattern "^[a-zA-Z][a-zA-Z0-9+.-]*:"' };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
      } else {
        let err4 = { instancePath: instancePath + "/sink_uri", schemaPath: "#/components/schemas/UpdateChangefeedRequest/properties/sink_uri/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data.filter_rules !== void 0) {
      let data2 = data.filter_rules;
      if (Array.isArray(data2)) {
        let len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++)
          if (typeof data2[i0] != "string") {
            let err5 = { instancePath: instancePath + "/filter_rules/" + i0, schemaPath: "#/components/schemas/UpdateChangefeedRequest/properties/filter_rules/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
          }
      } else {
        let err6 = { instancePath: instancePath + "/filter_rules", schemaPath: "#/components/schemas/UpdateChangefeedRequest/properties/filter_rules/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.ignore_txn_start_ts !== void 0) {
      let data4 = data.ignore_txn_start_ts;
      if (Array.isArray(data4)) {
        let len1 = data4.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data5 = data4[i1];
          if (!((typeof data5 == "bigint" || Number.isSafeInteger(data5)) && data5 >= keyword2 && data5 <= keyword3)) {
            let err7 = { instancePath: instancePath + "/ignore_txn_start_ts/" + i1, schemaPath: "#/components/schemas/UpdateChangefeedRequest/properties/ignore_txn_start_ts/items/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
            vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
          }
        }
      } else {
        let err8 = { instancePath: instancePath + "/ignore_txn_start_ts", schemaPath: "#/components/schemas/UpdateChangefeedRequest/properties/ignore_txn_start_ts/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.mounter_worker_num !== void 0) {
      let data6 = data.mounter_worker_num;
      if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6))) {
        let err9 = { instancePath: instancePath + "/mounter_worker_num", schemaPath: "#/components/schemas/UpdateChangefeedRequest/properties/mounter_worker_num/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
      }
      if (typeof data6 == "number" && isFinite(data6)) {
        if (data6 > 2147483647 || isNaN(data6)) {
          let err10 = { instancePath: instancePath + "/mounter_worker_num", schemaPath: "#/components/schemas/UpdateChangefeedRequest/properties/mounter_worker_num/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 }, message: "must be <= 2147483647" };
          vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
        }
        if (data6 < 0 || isNaN(data6)) {
          let err11 = { instancePath: instancePath + "/mounter_worker_num", schemaPath: "#/components/schemas/UpdateChangefeedRequest/properties/mounter_worker_num/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
        }
      }
    }
    if (data.sink_config !== void 0 && (validate43(data.sink_config, { instancePath: instancePath + "/sink_config", parentData: data, parentDataProperty: "sink_config", rootData }) || (vErrors = vErrors === null ? validate43.errors : vErrors.concat(validate43.errors), errors = vErrors.length)), data.namespace !== void 0 && typeof data.namespace != "string") {
      let err12 = { instancePath: instancePath + "/namespace", schemaPath: "#/components/schemas/UpdateChangefeedRequest/properties/namespace/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
    }
  } else {
    let err13 = { instancePath, schemaPath: "#/components/schemas/UpdateChangefeedRequest/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
  }
  return validate76.errors = vErrors, errors === 0;
}
var validate_MoveTableRequest = validate70;
function validate70(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.capture_id === void 0) {
      let err0 = { instancePath, schemaPath: "#/components/schemas/MoveTableRequest/required", keyword: "required", params: { missingProperty: "capture_id" }, message: "must have required property 'capture_id'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.table_id === void 0) {
      let err1 = { instancePath, schemaPath: "#/components/schemas/MoveTableRequest/required", keyword: "required", params: { missingProperty: "table_id" }, message: "must have required property 'table_id'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.capture_id !== void 0) {
      let data0 = data.capture_id;
      if (typeof data0 == "string") {
        if (func2(data0) > 128) {
          let err2 = { instancePath: instancePath + "/capture_id", schemaPath: "#/components/schemas/MoveTableRequest/properties/capture_id/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" };
          vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
        }
        if (func2(data0) < 1) {
          let err3 = { instancePath: instancePath + "/capture_id", schemaPath: "#/components/schemas/MoveTableRequest/properties/capture_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
        if (!pattern6.test(data0)) {
          let err4 = { instancePath: instancePath + "/capture_id", schemaPath: "#/components/schemas/MoveTableRequest/properties/capture_id/pattern", keyword: "pattern", params: { pattern: "^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$" }, message: 'must match pattern "^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$"' };
          vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
        }
      } else {
        let err5 = { instancePath: instancePath + "/capture_id", schemaPath: "#/components/schemas/MoveTableRequest/properties/capture_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.table_id !== void 0) {
      let data1 = data.table_id;
      if (!((typeof data1 == "bigint" || Number.isSafeInteger(data1)) && data1 >= keyword0 && data1 <= keyword1)) {
        let err6 = { instancePath: instancePath + "/table_id", schemaPath: "#/components/schemas/MoveTableRequest/properties/table_id/integer64", keyword: "integer64", params: { minimum: "-9223372036854775808", maximum: "9223372036854775807" }, message: "must be an integer from -9223372036854775808 to 9223372036854775807" };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
  } else {
    let err7 = { instancePath, schemaPath: "#/components/schemas/MoveTableRequest/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
  }
  return validate70.errors = vErrors, errors === 0;
}
var validate_body_2 = validate80;
function validate71(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.changefeed_id === void 0) {
      let err0 = { instancePath, schemaPath: "#/components/schemas/ProcessorCommonInfo/required", keyword: "required", params: { missingProperty: "changefeed_id" }, message: "must have required property 'changefeed_id'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.capture_id === void 0) {
      let err1 = { instancePath, schemaPath: "#/components/schemas/ProcessorCommonInfo/required", keyword: "required", params: { missingProperty: "capture_id" }, message: "must have required property 'capture_id'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.namespace !== void 0 && typeof data.namespace != "string") {
      let err2 = { instancePath: instancePath + "/namespace", schemaPath: "#/components/schemas/ProcessorCommonInfo/properties/namespace/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data.changefeed_id !== void 0 && typeof data.changefeed_id != "string") {
      let err3 = { instancePath: instancePath + "/changefeed_id", schemaPath: "#/components/schemas/ProcessorCommonInfo/properties/changefeed_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    if (data.capture_id !== void 0) {
      let data2 = data.capture_id;
      if (typeof data2 == "string") {
        if (!pattern0.test(data2)) {
          let err4 = { instancePath: instancePath + "/capture_id", schemaPath: "#/components/schemas/ProcessorCommonInfo/properties/capture_id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" }, message: 'must match pattern "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"' };
          vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
        }
      } else {
        let err5 = { instancePath: instancePath + "/capture_id", schemaPath: "#/components/schemas/ProcessorCommonInfo/properties/capture_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
  } else {
    let err6 = { instancePath, schemaPath: "#/components/schemas/ProcessorCommonInfo/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
  }
  return validate71.errors = vErrors, errors === 0;
}
function validate80(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (Array.isArray(data)) {
    let len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++)
      validate71(data[i0], { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate71.errors : vErrors.concat(validate71.errors), errors = vErrors.length);
  } else {
    let err0 = { instancePath, schemaPath: "#/paths/~1api~1v1~1processors/get/responses/200/content/application~1json/schema/type", keyword: "type", params: { type: "array" }, message: "must be array" };
    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
  }
  return validate80.errors = vErrors, errors === 0;
}
var validate_ProcessorDetail = validate72, schema34 = { type: "object", required: ["table_ids"], properties: { checkpoint_ts: { integer64: { minimum: "0", maximum: "18446744073709551615", numbers: !1, nullable: !1 } }, resolved_ts: { integer64: { minimum: "0", maximum: "18446744073709551615", numbers: !1, nullable: !1 } }, table_ids: { type: ["array", "null"], items: { integer64: { minimum: "-9223372036854775808", maximum: "9223372036854775807", numbers: !1, nullable: !1 } } }, count: { integer64: { minimum: "0", maximum: "18446744073709551615", numbers: !1, nullable: !1 } }, error: { allOf: [{ $ref: "RunningError" }] } } };
function validate72(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.table_ids === void 0) {
      let err0 = { instancePath, schemaPath: "#/components/schemas/ProcessorDetail/required", keyword: "required", params: { missingProperty: "table_ids" }, message: "must have required property 'table_ids'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.checkpoint_ts !== void 0) {
      let data0 = data.checkpoint_ts;
      if (!(typeof data0 == "bigint" && data0 >= keyword2 && data0 <= keyword3)) {
        let err1 = { instancePath: instancePath + "/checkpoint_ts", schemaPath: "#/components/schemas/ProcessorDetail/properties/checkpoint_ts/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    }
    if (data.resolved_ts !== void 0) {
      let data1 = data.resolved_ts;
      if (!(typeof data1 == "bigint" && data1 >= keyword2 && data1 <= keyword3)) {
        let err2 = { instancePath: instancePath + "/resolved_ts", schemaPath: "#/components/schemas/ProcessorDetail/properties/resolved_ts/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    }
    if (data.table_ids !== void 0) {
      let data2 = data.table_ids;
      if (!Array.isArray(data2) && data2 !== null) {
        let err3 = { instancePath: instancePath + "/table_ids", schemaPath: "#/components/schemas/ProcessorDetail/properties/table_ids/type", keyword: "type", params: { type: schema34.properties.table_ids.type }, message: "must be array,null" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
      if (Array.isArray(data2)) {
        let len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data3 = data2[i0];
          if (!(typeof data3 == "bigint" && data3 >= keyword0 && data3 <= keyword1)) {
            let err4 = { instancePath: instancePath + "/table_ids/" + i0, schemaPath: "#/components/schemas/ProcessorDetail/properties/table_ids/items/integer64", keyword: "integer64", params: { minimum: "-9223372036854775808", maximum: "9223372036854775807" }, message: "must be an integer from -9223372036854775808 to 9223372036854775807" };
            vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
          }
        }
      }
    }
    if (data.count !== void 0) {
      let data4 = data.count;
      if (!(typeof data4 == "bigint" && data4 >= keyword2 && data4 <= keyword3)) {
        let err5 = { instancePath: instancePath + "/count", schemaPath: "#/components/schemas/ProcessorDetail/properties/count/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    data.error !== void 0 && (validate31(data.error, { instancePath: instancePath + "/error", parentData: data, parentDataProperty: "error", rootData }) || (vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors), errors = vErrors.length));
  } else {
    let err6 = { instancePath, schemaPath: "#/components/schemas/ProcessorDetail/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
  }
  return validate72.errors = vErrors, errors === 0;
}
var validate_body_3 = validate82;
var pattern1 = new RegExp("^\\S+:\\d{1,5}$", "u");
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === void 0) {
      let err0 = { instancePath, schemaPath: "#/components/schemas/Capture/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.is_owner === void 0) {
      let err1 = { instancePath, schemaPath: "#/components/schemas/Capture/required", keyword: "required", params: { missingProperty: "is_owner" }, message: "must have required property 'is_owner'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.address === void 0) {
      let err2 = { instancePath, schemaPath: "#/components/schemas/Capture/required", keyword: "required", params: { missingProperty: "address" }, message: "must have required property 'address'" };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (typeof data0 == "string") {
        if (!pattern0.test(data0)) {
          let err3 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/Capture/properties/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" }, message: 'must match pattern "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"' };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
      } else {
        let err4 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/Capture/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data.is_owner !== void 0 && typeof data.is_owner != "boolean") {
      let err5 = { instancePath: instancePath + "/is_owner", schemaPath: "#/components/schemas/Capture/properties/is_owner/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
    }
    if (data.address !== void 0) {
      let data2 = data.address;
      if (typeof data2 == "string") {
        if (!pattern1.test(data2)) {
          let err6 = { instancePath: instancePath + "/address", schemaPath: "#/components/schemas/Capture/properties/address/pattern", keyword: "pattern", params: { pattern: "^\\S+:\\d{1,5}$" }, message: 'must match pattern "^\\S+:\\d{1,5}$"' };
          vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
        }
      } else {
        let err7 = { instancePath: instancePath + "/address", schemaPath: "#/components/schemas/Capture/properties/address/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
    }
    if (data.cluster_id !== void 0 && typeof data.cluster_id != "string") {
      let err8 = { instancePath: instancePath + "/cluster_id", schemaPath: "#/components/schemas/Capture/properties/cluster_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
    }
  } else {
    let err9 = { instancePath, schemaPath: "#/components/schemas/Capture/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
  }
  return validate22.errors = vErrors, errors === 0;
}
function validate82(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (Array.isArray(data)) {
    let len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++)
      validate22(data[i0], { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors), errors = vErrors.length);
  } else {
    let err0 = { instancePath, schemaPath: "#/paths/~1api~1v1~1captures/get/responses/200/content/application~1json/schema/type", keyword: "type", params: { type: "array" }, message: "must be array" };
    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
  }
  return validate82.errors = vErrors, errors === 0;
}
var validate_DrainCaptureRequest = validate67;
function validate67(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.capture_id === void 0) {
      let err0 = { instancePath, schemaPath: "#/components/schemas/DrainCaptureRequest/required", keyword: "required", params: { missingProperty: "capture_id" }, message: "must have required property 'capture_id'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.capture_id !== void 0) {
      let data0 = data.capture_id;
      if (typeof data0 == "string") {
        if (func2(data0) < 1) {
          let err1 = { instancePath: instancePath + "/capture_id", schemaPath: "#/components/schemas/DrainCaptureRequest/properties/capture_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
        }
      } else {
        let err2 = { instancePath: instancePath + "/capture_id", schemaPath: "#/components/schemas/DrainCaptureRequest/properties/capture_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    }
  } else {
    let err3 = { instancePath, schemaPath: "#/components/schemas/DrainCaptureRequest/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
  }
  return validate67.errors = vErrors, errors === 0;
}
var validate_DrainCaptureResult = validate68;
function validate68(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.current_table_count === void 0) {
      let err0 = { instancePath, schemaPath: "#/components/schemas/DrainCaptureResult/required", keyword: "required", params: { missingProperty: "current_table_count" }, message: "must have required property 'current_table_count'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.current_table_count !== void 0) {
      let data0 = data.current_table_count;
      if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0))) {
        let err1 = { instancePath: instancePath + "/current_table_count", schemaPath: "#/components/schemas/DrainCaptureResult/properties/current_table_count/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
      if (typeof data0 == "number" && isFinite(data0)) {
        if (data0 > 2147483647 || isNaN(data0)) {
          let err2 = { instancePath: instancePath + "/current_table_count", schemaPath: "#/components/schemas/DrainCaptureResult/properties/current_table_count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 }, message: "must be <= 2147483647" };
          vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
        }
        if (data0 < 0 || isNaN(data0)) {
          let err3 = { instancePath: instancePath + "/current_table_count", schemaPath: "#/components/schemas/DrainCaptureResult/properties/current_table_count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
      }
    }
  } else {
    let err4 = { instancePath, schemaPath: "#/components/schemas/DrainCaptureResult/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
  }
  return validate68.errors = vErrors, errors === 0;
}

/** Validators of the JSON bodies of requests, by operationId. */
export const requestValidators = {
  setLogLevel: /** @type {Validator} */ (validate_SetLogLevelRequest),
  createChangefeed: /** @type {Validator} */ (validate_CreateChangefeedRequest),
  updateChangefeed: /** @type {Validator} */ (validate_UpdateChangefeedRequest),
  moveTable: /** @type {Validator} */ (validate_MoveTableRequest),
  drainCapture: /** @type {Validator} */ (validate_DrainCaptureRequest),
};

/** Validators of JSON response bodies, by operationId and status. */
export const responseValidators = {
  getServerStatus: {
    200: /** @type {Validator} */ (validate_ServerStatus),
    500: /** @type {Validator} */ (validate_HTTPError),
    503: /** @type {Validator} */ (validate_HTTPError),
  },
  getHealth: {
    500: /** @type {Validator} */ (validate_HTTPError),
    503: /** @type {Validator} */ (validate_HTTPError),
  },
  setLogLevel: {
    400: /** @type {Validator} */ (validate_HTTPError),
    500: /** @type {Validator} */ (validate_HTTPError),
    503: /** @type {Validator} */ (validate_HTTPError),
  },
  listChangefeeds: {
    200: /** @type {Validator} */ (validate_body_1),
    500: /** @type {Validator} */ (validate_HTTPError),
    503: /** @type {Validator} */ (validate_HTTPError),
  },
  createChangefeed: {
    400: /** @type {Validator} */ (validate_HTTPError),
    401: /** @type {Validator} */ (validate_HTTPError),
    500: /** @type {Validator} */ (validate_HTTPError),
    503: /** @type {Validator} */ (validate_HTTPError),
  },
  getChangefeed: {
    200: /** @type {Validator} */ (validate_ChangefeedDetail),
    400: /** @type {Validator} */ (validate_HTTPError),
    500: /** @type {Validator} */ (validate_HTTPError),
    503: /** @type {Validator} */ (validate_HTTPError),
  },
  updateChangefeed: {
    400: /** @type {Validator} */ (validate_HTTPError),
    401: /** @type {Validator} */ (validate_HTTPError),
    500: /** @type {Validator} */ (validate_HTTPError),
    503: /** @type {Validator} */ (validate_HTTPError),
  },
  removeChangefeed: {
    400: /** @type {Validator} */ (validate_HTTPError),
    401: /** @type {Validator} */ (validate_HTTPError),
    500: /** @type {Validator} */ (validate_HTTPError),
    503: /** @type {Validator} */ (validate_HTTPError),
  },
  pauseChangefeed: {
    400: /** @type {Validator} */ (validate_HTTPError),
    401: /** @type {Validator} */ (validate_HTTPError),
    500: /** @type {Validator} */ (validate_HTTPError),
    503: /** @type {Validator} */ (validate_HTTPError),
  },
  resumeChangefeed: {
    400: /** @type {Validator} */ (validate_HTTPError),
    401: /** @type {Validator} */ (validate_HTTPError),
    500: /** @type {Validator} */ (validate_HTTPError),
    503: /** @type {Validator} */ (validate_HTTPError),
  },
  rebalanceTables: {
    400: /** @type {Validator} */ (validate_HTTPError),
    401: /** @type {Validator} */ (validate_HTTPError),
    500: /** @type {Validator} */ (validate_HTTPError),
    503: /** @type {Validator} */ (validate_HTTPError),
  },
  moveTable: {
    400: /** @type {Validator} */ (validate_HTTPError),
    401: /** @type {Validator} */ (validate_HTTPError),
    500: /** @type {Validator} */ (validate_HTTPError),
    503: /** @type {Validator} */ (validate_HTTPError),
  },
  resignOwner: {
    500: /** @type {Validator} */ (validate_HTTPError),
    503: /** @type {Validator} */ (validate_HTTPError),
  },
  listProcessors: {
    200: /** @type {Validator} */ (validate_body_2),
    500: /** @type {Validator} */ (validate_HTTPError),
    503: /** @type {Validator} */ (validate_HTTPError),
  },
  getProcessor: {
    200: /** @type {Validator} */ (validate_ProcessorDetail),
    400: /** @type {Validator} */ (validate_HTTPError),
    500: /** @type {Validator} */ (validate_HTTPError),
    503: /** @type {Validator} */ (validate_HTTPError),
  },
  listCaptures: {
    200: /** @type {Validator} */ (validate_body_3),
    500: /** @type {Validator} */ (validate_HTTPError),
    503: /** @type {Validator} */ (validate_HTTPError),
  },
  drainCapture: {
    202: /** @type {Validator} */ (validate_DrainCaptureResult),
    400: /** @type {Validator} */ (validate_HTTPError),
    500: /** @type {Validator} */ (validate_HTTPError),
    503: /** @type {Validator} */ (validate_HTTPError),
  },
};
