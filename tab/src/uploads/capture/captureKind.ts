export type CaptureKind = 'photo' | 'video' | 'voice';
